import type { Catalogue, Item } from './catalogue.ts';
import { EXEMPT, gtin14 } from './identifiers.ts';
import { PRODUCT_TYPES } from './product-types.ts';
import { publicationOf } from './publication.ts';
import { inner, text, texts, type Values } from './values.ts';
import { attributeText } from './variants.ts';

/** An item as GET /v3/items shows it. */
export function itemView(item: Item, catalogue: Catalogue): Values {
  const { status, reasons } = publicationOf(item, catalogue);
  return {
    ...shownOf(item.sku, item.productType, item.visible, item.gtin),
    wpid: item.wpid,
    price: { currency: catalogue.currency, amount: item.price },
    publishedStatus: status,
    ...(reasons.length > 0 ? { unpublishedReasons: { reason: reasons } } : {}),
    lifecycleStatus: item.isRetired ? 'RETIRED' : 'ACTIVE',
    ...variantView(item.visible),
  };
}

/** An item that is being set up: it can be seen and not yet be changed. */
export function ingestingView(entry: Values, catalogue: Catalogue): Values {
  const orderable = inner(entry, 'Orderable');
  const [productType = ''] = Object.keys(inner(entry, 'Visible'));
  const visible = inner(inner(entry, 'Visible'), productType);
  const gtin = gtin14(text(inner(orderable, 'productIdentifiers'), 'productId'));
  const amount = typeof orderable.price === 'number' ? orderable.price : 0;
  return {
    ...shownOf(text(orderable, 'sku'), productType, visible, gtin),
    price: { currency: catalogue.currency, amount },
    publishedStatus: 'IN_PROGRESS',
    lifecycleStatus: 'ACTIVE',
  };
}

function shownOf(sku: string, productType: string, visible: Values, gtin: string): Values {
  const { category, group } = PRODUCT_TYPES[productType] ?? { category: 'UNNAV', group: '' };
  return {
    mart: 'WALMART_US',
    sku,
    condition: 'New',
    // A UPC is a GTIN with two zeros before it; a longer one has none, and what is exempt has neither.
    ...(gtin.startsWith('00') && !gtin.endsWith(EXEMPT) ? { upc: gtin.slice(2) } : {}),
    ...(gtin.endsWith(EXEMPT) ? {} : { gtin }),
    productName: text(visible, 'productName'),
    // A list that is sent as text.
    shelf: JSON.stringify(['Home Page', category, group]),
    productType,
  };
}

function variantView(visible: Values): Values {
  const group = text(visible, 'variantGroupId');
  if (!group) return {};
  const groupingAttributes = texts(visible, 'variantAttributeNames').map((name) => ({
    name,
    value: attributeText(visible, name),
  }));
  return {
    variantGroupId: group,
    variantGroupInfo: { isPrimary: text(visible, 'isPrimaryVariant') === 'Yes', groupingAttributes },
  };
}
