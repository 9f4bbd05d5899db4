import { Rejected } from '../../core/faults.ts';
import { contentHash } from '../../core/fingerprint.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Attribute, Category, CategoryChoice, Taxonomy } from '../../core/taxonomy.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ask, type Question } from './ask.ts';
import { fieldOfAspect } from './aspect-fields.ts';
import { languageOf, siteElsewhere } from './sites.ts';
import { answers, type FoundAspect, METADATA, TAXONOMY } from './wire.ts';

export const taxonomy: Taxonomy = { suggest, read };

async function suggest(words: string, io: Io): Promise<readonly CategoryChoice[]> {
  if (words.trim() === '') return [];
  const { categorySuggestions } = await asked(io, {
    url: `${await treeOf(io)}/get_category_suggestions?q=${encodeURIComponent(words)}`,
    answer: answers.suggestions,
  });
  return (categorySuggestions ?? []).map(({ category, categoryTreeNodeAncestors }) => ({
    id: category.categoryId,
    // From the nearest to the farthest.
    title: [
      ...(categoryTreeNodeAncestors ?? []).map(({ categoryName }) => categoryName).toReversed(),
      category.categoryName,
    ].join(' > '),
  }));
}

/** Aspects of a leaf. Their version is the whole tree's and does not move with the aspects, so what was read is named beside it. */
async function read(category: string, io: Io): Promise<Category> {
  const tree = await treeOf(io);
  const id = encodeURIComponent(category);
  const { categoryTreeVersion, categorySubtreeNode } = await asked(io, {
    url: `${tree}/get_category_subtree?category_id=${id}`,
    answer: answers.subtree,
  });
  if (!categorySubtreeNode.leafCategoryTreeNode)
    throw new Rejected([
      { code: '62009', message: 'The specified category ID must be a leaf category.', path: 'categoryId' },
    ]);
  const { aspects } = await asked(io, {
    url: `${tree}/get_item_aspects_for_category?category_id=${id}`,
    answer: answers.aspects,
  });
  const codes = await codesOf(category, io);
  const own = aspects.map(attributeOf);
  return {
    id: category,
    title: categorySubtreeNode.category.categoryName,
    version: `${categoryTreeVersion}-${contentHash(canonicalJson([aspects, codes])).slice(0, 8)}`,
    locale: languageOf(io.channel),
    attributes: [
      ...own.map((one) => (codes.includes(one.name) ? demanded(one) : one)),
      ...codes.filter(isNotAmong(own)).map(codeAttribute),
    ],
  };
}

/** The product codes that a category cannot do without: its policies say so, and its aspects need not. */
async function codesOf(category: string, io: Io): Promise<readonly string[]> {
  const filter = encodeURIComponent(`categoryIds:{${category}}`);
  const { categoryPolicies } = await asked(io, {
    url: `${METADATA}/marketplace/${siteElsewhere(io.channel)}/get_category_policies?filter=${filter}`,
    answer: answers.categoryPolicies,
  });
  const policy = categoryPolicies?.find(({ categoryId }) => categoryId === category);
  const isRequired = { EAN: policy?.eanSupport, UPC: policy?.upcSupport, ISBN: policy?.isbnSupport };
  return Object.entries(isRequired).flatMap(([code, support]) => (support === 'REQUIRED' ? [code] : []));
}

function isNotAmong(attributes: readonly Attribute[]): (code: string) => boolean {
  return (code) => attributes.every(({ name }) => name !== code);
}

function demanded(attribute: Attribute): Attribute {
  return { ...attribute, required: 'always' };
}

function codeAttribute(name: string): Attribute {
  return { name, title: name, required: 'always', field: 'gtin', isForVariants: true };
}

/** Longest where they name no other: an aspect's value in the Inventory API. */
const LONGEST = 50;
/** Values of one aspect that a listing may hold; general knowledge. */
const MANY = 30;

function attributeOf({ localizedAspectName: name, aspectConstraint, aspectValues }: FoundAspect): Attribute {
  const { aspectRequired, aspectMode, itemToAspectCardinality, aspectEnabledForVariations, aspectMaxLength } =
    aspectConstraint;
  const values = (aspectValues ?? []).map(({ localizedValue }) => ({ id: localizedValue, title: localizedValue }));
  const field = fieldOfAspect(name);
  return {
    name,
    title: name,
    required: aspectRequired ? 'always' : 'never',
    ...(field && { field }),
    ...(values.length > 0 && { values }),
    ...(aspectMode === 'SELECTION_ONLY' && values.length > 0 && { isClosed: true as const }),
    ...(itemToAspectCardinality === 'MULTI' && { most: MANY }),
    limit: { max: Math.min(aspectMaxLength ?? LONGEST, LONGEST), unit: 'characters' },
    ...(aspectEnabledForVariations && { isForVariants: true as const }),
  };
}

/** The address of the site's own tree. */
async function treeOf(io: Io): Promise<string> {
  const { categoryTreeId } = await asked(io, {
    url: `${TAXONOMY}/get_default_category_tree_id?marketplace_id=${siteElsewhere(io.channel)}`,
    answer: answers.tree,
  });
  return `${TAXONOMY}/category_tree/${categoryTreeId}`;
}

function asked<Answer>(io: Io, question: Pick<Question<Answer>, 'url' | 'answer'>): Promise<Answer> {
  return ask(io, { ...question, bucket: 'taxonomy', auth: 'application' });
}
