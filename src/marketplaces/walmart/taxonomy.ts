import { contentHash } from '../../core/fingerprint.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { CategoryChoice, Taxonomy } from '../../core/taxonomy.ts';
import type { Channel } from '../../core/words.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ask } from './ask.ts';
import { attributesOf, itemSchema } from './spec/attributes.ts';
import { answers, SPEC } from './wire.ts';

/** Product types, some seven thousand, and the item spec of each. */
export const taxonomy: Taxonomy = {
  async suggest(words, io) {
    const wanted = wordsOf(words);
    return (await productTypes(io))
      .map((choice) => ({ choice, score: scoreOf(choice, wanted) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || a.choice.title.length - b.choice.title.length)
      .slice(0, 10)
      .map(({ choice }) => choice);
  },
  async read(category, io) {
    const { schema } = await ask(
      io,
      {
        method: 'POST',
        path: '/v3/items/spec',
        body: { is: 'json', json: { feedType: 'MP_ITEM', version: versionOf(io), productTypes: [category] } },
        bucket: 'spec',
      },
      { answer: answers.spec },
    );
    const item = itemSchema(schema);
    return {
      id: category,
      title: category,
      version: contentHash(canonicalJson(item)),
      locale: io.channel.locale,
      attributes: attributesOf(item),
      schema: item,
    };
  },
};

function versionOf({ channel }: Io): string {
  return channel.settings.spec_version || SPEC;
}

/** All of them come in one answer: it is asked for once a run and channel. */
const looks = new WeakMap<Channel, Promise<readonly CategoryChoice[]>>();

function productTypes(io: Io): Promise<readonly CategoryChoice[]> {
  const known = looks.get(io.channel);
  if (known) return known;
  const fresh = readProductTypes(io);
  looks.set(io.channel, fresh);
  fresh.catch(() => looks.delete(io.channel));
  return fresh;
}

async function readProductTypes(io: Io): Promise<readonly CategoryChoice[]> {
  const query = new URLSearchParams({ feedType: 'MP_ITEM', version: versionOf(io) });
  const answer = await ask(
    io,
    { method: 'GET', path: `/v3/items/taxonomy?${query}`, bucket: 'taxonomy' },
    { answer: answers.taxonomy },
  );
  if ('payload' in answer)
    return answer.payload.flatMap(({ category, subcategory }) =>
      subcategory.map(({ subCategoryName: id }) => ({ id, title: `${category} > ${id}` })),
    );
  return answer.itemTaxonomy.flatMap(({ category, productTypeGroup }) =>
    productTypeGroup.flatMap(({ productTypeGroupName: group, productType }) =>
      productType.map(({ productTypeName: id }) => ({ id, title: `${category} > ${group} > ${id}` })),
    ),
  );
}

/** A word of the product type itself counts more than one of the way to it, and a name that is met whole most of all. */
function scoreOf({ id, title }: CategoryChoice, wanted: ReadonlySet<string>): number {
  const own = [...wordsOf(id)];
  const met = own.filter((word) => wanted.has(word)).length;
  const near = [...wordsOf(title)].filter((word) => wanted.has(word)).length;
  return 3 * met + near + (met === own.length && met > 0 ? 4 : 0);
}

function wordsOf(said: string): ReadonlySet<string> {
  const words = said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !SMALL.has(word)).map(singular));
}

const SMALL = new Set(['and', 'the', 'for', 'with', 'of', 'other', 'all']);

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?:(?<=s|x|ch|sh)es|(?<!s)s)$/, '');
}
