import type { Call, Result } from './call.ts';
import {
  ancestorsOf,
  CATEGORIES,
  type Category,
  categoryOf,
  childrenOf,
  type Leaf,
  localName,
  localValues,
  ROOT_CATEGORY,
} from './categories.ts';
import { type Defect, EbayError } from './ebay-error.ts';
import { SITES, type Site, siteOf } from './sites.ts';

const VERSION = '139';
const ROOT = '/commerce/taxonomy/v1';

export function defaultTreeId(call: Call): Result {
  const id = call.query.get('marketplace_id');
  if (id === null) throw new EbayError(400, taxonomyError(62002, 'Missing marketplace ID.'));
  const site = siteOf(id);
  if (!site) throw new EbayError(400, taxonomyError(62003, 'The specified marketplace ID was not found.'));
  return { status: 200, data: { categoryTreeId: site.treeId, categoryTreeVersion: VERSION } };
}

export function categoryTree(call: Call): Result {
  const site = treeSite(call);
  return {
    status: 200,
    data: {
      categoryTreeId: site.treeId,
      categoryTreeVersion: VERSION,
      applicableMarketplaceIds: [site.id],
      rootCategoryNode: {
        category: { categoryId: ROOT_CATEGORY, categoryName: 'Root' },
        categoryTreeNodeLevel: 0,
        childCategoryTreeNodes: childrenOf(ROOT_CATEGORY).map((child) => node(child, site)),
      },
    },
  };
}

export function categorySubtree(call: Call): Result {
  const site = treeSite(call);
  const category = askedCategory(call);
  return {
    status: 200,
    data: { categoryTreeId: site.treeId, categoryTreeVersion: VERSION, categorySubtreeNode: node(category, site) },
  };
}

/** Categories whose name, or another name for them, shares a word with the query, the best first; 204 where none does. */
export function categorySuggestions(call: Call): Result {
  const site = treeSite(call);
  const asked = new Set(wordsOf(call.query.get('q') ?? ''));
  if (asked.size === 0)
    throw new EbayError(
      400,
      taxonomyError(
        62007,
        "Missing keyword 'q'. Please specify a valid set of keywords that best describes your item.",
      ),
    );
  const scored = CATEGORIES.flatMap((category) =>
    category.leaf ? [{ category, score: score(category, site, asked) }] : [],
  );
  const found = scored.filter((one) => one.score > 0).sort((a, b) => b.score - a.score);
  if (found.length === 0) return { status: 204 };
  const categorySuggestions = found.map(({ category }) => ({
    category: reference(category, site),
    categoryTreeNodeAncestors: ancestorsOf(category).map((ancestor) => ({
      ...reference(ancestor, site),
      categoryTreeNodeLevel: levelOf(ancestor),
      categorySubtreeNodeHref: subtreeHref(call, site, ancestor.id),
    })),
    categoryTreeNodeLevel: levelOf(category),
  }));
  return { status: 200, data: { categorySuggestions, categoryTreeId: site.treeId, categoryTreeVersion: VERSION } };
}

export function aspectsForCategory(call: Call): Result {
  const site = treeSite(call);
  const { leaf } = askedCategory(call);
  if (!leaf) throw new EbayError(400, taxonomyError(62009, 'The specified category ID must be a leaf category.'));
  return { status: 200, data: { aspects: aspectViews(leaf, site) } };
}

function aspectViews(leaf: Leaf, site: Site) {
  return leaf.aspects.map((aspect) => ({
    localizedAspectName: localName(aspect, site),
    aspectConstraint: {
      aspectDataType: 'STRING',
      itemToAspectCardinality: aspect.cardinality,
      aspectMode: aspect.mode,
      aspectRequired: aspect.isRequired,
      aspectUsage: aspect.isRequired ? 'RECOMMENDED' : 'OPTIONAL',
      aspectEnabledForVariations: aspect.isForVariations,
      aspectApplicableTo: ['PRODUCT'],
    },
    aspectValues: localValues(aspect, site).map((localizedValue) => ({ localizedValue })),
  }));
}

function treeSite(call: Call): Site {
  const site = SITES.find(({ treeId }) => treeId === call.ids[0]);
  if (site) return site;
  throw new EbayError(404, taxonomyError(62004, 'The specified category tree ID was not found.'));
}

function askedCategory(call: Call): Category {
  const id = call.query.get('category_id');
  if (id === null) throw new EbayError(400, taxonomyError(62006, 'Missing category ID.'));
  if (id === ROOT_CATEGORY)
    throw new EbayError(400, taxonomyError(62008, 'The specified category ID is the root for the category tree.'));
  const category = categoryOf(id);
  if (category) return category;
  throw new EbayError(
    400,
    taxonomyError(62005, 'The specified category ID does not belong to the specified category tree.'),
  );
}

function node(category: Category, site: Site): Readonly<Record<string, unknown>> {
  const children = childrenOf(category.id);
  return {
    category: reference(category, site),
    categoryTreeNodeLevel: levelOf(category),
    parentCategoryTreeNodeHref: `${ROOT}/category_tree/${site.treeId}/get_category_subtree?category_id=${category.parent}`,
    ...(children.length > 0
      ? { childCategoryTreeNodes: children.map((child) => node(child, site)) }
      : { leafCategoryTreeNode: true }),
  };
}

function reference(category: Category, site: Site) {
  return { categoryId: category.id, categoryName: localName(category, site) };
}

function levelOf(category: Category): number {
  return ancestorsOf(category).length + 1;
}

function subtreeHref(call: Call, site: Site, id: string): string {
  return `${call.origin}${ROOT}/category_tree/${site.treeId}/get_category_subtree?category_id=${id}`;
}

function score(category: Category, site: Site, asked: ReadonlySet<string>): number {
  const words = new Set([...wordsOf(localName(category, site)), ...wordsOf(category.leaf?.keywords ?? '')]);
  return [...words].filter((word) => asked.has(word)).length;
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/s$/, ''));
}

/** The words of the Taxonomy API's specification. */
function taxonomyError(errorId: number, message: string): Defect {
  return { errorId, domain: 'API_TAXONOMY', category: 'REQUEST', message };
}
