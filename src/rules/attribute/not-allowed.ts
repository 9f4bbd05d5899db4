import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleCategory } from '../example-category.ts';
import { exampleListing } from '../example-listing.ts';
import { saidAttributes } from './said.ts';

const CLOSED = {
  isClosed: true,
  values: [
    { id: 'ceramic', title: 'Ceramic' },
    { id: 'glass', title: 'Glass' },
  ],
} as const;

/** A value that is none of those the category takes. */
export const attributeNotAllowed: Rule<Listing> = {
  id: 'attribute/not-allowed',
  about: {
    en: 'An attribute has a value that is none of those that the category takes.',
    zh: '属性的值不在类目允许的范围内。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing(exampleCategory(CLOSED, { Material: 'ceramic' })),
      exampleListing(exampleCategory({ values: CLOSED.values }, { Material: 'Stoneware' })),
    ],
    invalid: [
      exampleListing(exampleCategory(CLOSED, { Material: 'Stoneware' })),
      exampleListing(exampleCategory({ ...CLOSED, most: 2 }, { Material: ['glass', 'Stoneware'] })),
      exampleListing(exampleCategory({}, { Material: ['glass', 'Stoneware'] })),
    ],
  },
  *check(listing) {
    const { channel } = listing;
    for (const { attribute, values, sku, origin } of saidAttributes(listing)) {
      const { title, isClosed, most = 1 } = attribute;
      const spot = { field: 'attribute', origin, ...(sku !== undefined && { sku }) } as const;
      if (values.length > most)
        yield {
          ...spot,
          value: values.join('; '),
          message: {
            en: `${title} has ${values.length} values; ${channel.id} takes ${most}.`,
            zh: `属性“${title}”有 ${values.length} 个值，${channel.id} 最多允许 ${most} 个。`,
          },
          hint: { en: 'Leave out what matters least.', zh: '请删去次要的值。' },
        };
      const stray = isClosed && values.find((value) => !attribute.values?.some(({ id }) => id === value));
      if (stray)
        yield {
          ...spot,
          value: stray,
          message: {
            en: `${channel.id} does not take “${stray}” for ${title}.`,
            zh: `${channel.id} 的属性“${title}”不接受“${stray}”。`,
          },
          hint: {
            en: `It takes ${nearest(attribute.values)}. Correct the cell, or write the value in attributes.csv beside what is said.`,
            zh: `可选值：${nearest(attribute.values)}。请更正单元格，或在 attributes.csv 中写明对应的值。`,
          },
        };
    }
  },
};

function nearest(values: readonly { readonly title: string }[] | undefined): string {
  const all = (values ?? []).map(({ title }) => title);
  return all.length > 10 ? `${all.slice(0, 10).join(', ')}, …` : all.join(', ');
}
