import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleCategory } from '../example-category.ts';
import { exampleListing } from '../example-listing.ts';
import { saidAttributes } from './said.ts';

/** An attribute that the category demands, and of which nothing is said. */
export const attributeMissing: Rule<Listing> = {
  id: 'attribute/missing',
  about: {
    en: 'Nothing is said of an attribute that the category demands.',
    zh: '类目的必填属性没有填写。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing(exampleCategory({ required: 'always' }, { Material: 'Ceramic' })),
      exampleListing(exampleCategory({ required: 'sometimes' })),
      exampleListing(exampleCategory({ required: 'always', field: 'brand' })),
    ],
    invalid: [exampleListing(exampleCategory({ required: 'always' }))],
  },
  *check(listing) {
    const { category, channel } = listing;
    if (!category) return;
    for (const { attribute, values, sku, origin } of saidAttributes(listing)) {
      if (attribute.required !== 'always' || values.some((value) => value.trim() !== '')) continue;
      yield {
        field: 'attribute',
        origin,
        ...(sku !== undefined && { sku }),
        message: {
          en: `${channel.id} demands the attribute ${attribute.title} of ${category.category?.title ?? category.id}.`,
          zh: `${channel.id} 的类目 ${category.category?.title ?? category.id} 必须填写属性“${attribute.title}”。`,
        },
        hint: {
          en: `Add a column named ${attribute.title} to the sheet, or fill in its line in attributes.csv${choices(attribute.values)}.`,
          zh: `请在表格中增加名为“${attribute.title}”的一列，或在 attributes.csv 中填写${choices(attribute.values)}。`,
        },
      };
    }
  },
};

function choices(values: readonly { readonly title: string }[] | undefined): string {
  if (!values || values.length === 0) return '';
  const shown = values.slice(0, 8).map(({ title }) => title);
  return ` (${shown.join(', ')}${values.length > shown.length ? ', …' : ''})`;
}
