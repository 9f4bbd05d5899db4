import type { Call, Result } from './call.ts';
import { CATEGORIES, type Category, type Leaf } from './categories.ts';
import { type Defect, EbayError } from './ebay-error.ts';
import { type Site, siteOf } from './sites.ts';
import { inLanguage } from './words.ts';

/** Specification: filter=categoryIds:{a|b}, 50 at most. */
const MOST = 50;

export function regulatoryPolicies(call: Call): Result {
  const site = askedSite(call);
  return {
    status: 200,
    data: {
      regulatoryPolicies: leaves(call).map(([category, leaf]) => ({
        ...keys(category, site),
        supportedAttributes: regulatoryAttributes(leaf, site),
      })),
    },
  };
}

/** Enumeration values are general knowledge: the specification only links to them. */
function regulatoryAttributes(leaf: Leaf, site: Site) {
  const isRequired = site.isInEu && leaf.isRegulated;
  return [
    { name: 'MANUFACTURER', usage: isRequired ? 'REQUIRED' : 'OPTIONAL' },
    { name: 'RESPONSIBLE_PERSON', usage: isRequired ? 'REQUIRED' : 'OPTIONAL' },
    { name: 'PRODUCT_SAFETY', usage: 'OPTIONAL' },
    { name: 'DOCUMENTS', usage: 'OPTIONAL' },
    { name: 'HAZMAT', usage: 'OPTIONAL' },
  ];
}

const CONDITION_NAMES: Readonly<Record<string, string>> = {
  1000: 'New',
  1500: 'New other (see details)',
  1750: 'New with defects',
  3000: 'Used',
};

export function conditionPolicies(call: Call): Result {
  const site = askedSite(call);
  return {
    status: 200,
    data: {
      itemConditionPolicies: leaves(call).map(([category, leaf]) => ({
        ...keys(category, site),
        itemConditionRequired: true,
        itemConditions: leaf.conditionIds.map((conditionId) => ({
          conditionId,
          conditionDescription: inLanguage(CONDITION_NAMES[conditionId] ?? '', site.language),
        })),
      })),
    },
  };
}

export function structurePolicies(call: Call): Result {
  const site = askedSite(call);
  return {
    status: 200,
    data: {
      listingStructurePolicies: leaves(call).map(([category, leaf]) => ({
        ...keys(category, site),
        variationsSupported: leaf.takesVariations,
      })),
    },
  };
}

export function categoryPolicies(call: Call): Result {
  const site = askedSite(call);
  const wantsUpc = site.language === 'en-US';
  return {
    status: 200,
    data: {
      categoryPolicies: leaves(call).map(([category, leaf]) => ({
        ...keys(category, site),
        autoPayEnabled: true,
        eanSupport: wantsUpc ? 'ENABLED' : leaf.gtin,
        isbnSupport: 'DISABLED',
        upcSupport: wantsUpc ? leaf.gtin : 'ENABLED',
        minimumReservePrice: 0,
        paymentMethods: [],
      })),
    },
  };
}

export function currencies(call: Call): Result {
  const site = askedSite(call);
  const description = new Intl.DisplayNames(['en'], { type: 'currency' }).of(site.currency) ?? site.currency;
  return { status: 200, data: { marketplaceId: site.id, defaultCurrency: { code: site.currency, description } } };
}

/** A few of the labels that a regulated product can carry; ids are made up. */
export function productSafetyLabels(call: Call): Result {
  askedSite(call);
  return {
    status: 200,
    data: {
      pictograms: [
        {
          pictogramId: 'PICT1',
          pictogramDescription: 'Not for children under three years',
          pictogramUrl: 'https://ir.ebaystatic.com/cr/v/c1/pict1.png',
        },
      ],
      statements: [
        { statementId: 'STMT1', statementDescription: 'Warning! Choking hazard. Small parts.' },
        { statementId: 'STMT2', statementDescription: 'Keep away from fire.' },
      ],
    },
  };
}

function askedSite(call: Call): Site {
  const site = siteOf(call.ids[0] ?? '');
  if (site) return site;
  throw new EbayError(400, metadataError(46001, 'The specified marketplace ID was not found.'));
}

function leaves(call: Call): readonly (readonly [Category, Leaf])[] {
  const all = CATEGORIES.flatMap((category) => (category.leaf ? [[category, category.leaf] as const] : []));
  const filter = call.query.get('filter');
  if (filter === null) return all;
  const ids = /^categoryIds:\{([\d|]+)\}$/.exec(filter)?.[1]?.split('|');
  if (!ids)
    throw new EbayError(
      400,
      metadataError(
        46002,
        'The filter value is invalid. Sample supported values: filter=categoryIds:{catId1|catId2|catId3}.',
      ),
    );
  if (ids.length > MOST)
    throw new EbayError(400, metadataError(46005, `Only ${MOST} Category IDs are allowed in the 'filter' parameter.`));
  const found = all.filter(([{ id }]) => ids.includes(id));
  if (found.length < new Set(ids).size)
    throw new EbayError(400, metadataError(46003, 'The specified categoryId was not found for the marketplace.'));
  return found;
}

function keys(category: Category, site: Site) {
  return { categoryTreeId: site.treeId, categoryId: category.id };
}

/** The words of the Metadata API's specification. */
function metadataError(errorId: number, message: string): Defect {
  return { errorId, domain: 'API_METADATA', category: 'REQUEST', message };
}
