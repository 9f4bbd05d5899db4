import { type Catalogue, type IngestionError, type Item, signs, type Verdict } from './catalogue.ts';
import { EXEMPT, gtin14, wrongIdentifier } from './identifiers.ts';
import { picturesOf, type Shots } from './item-pictures.ts';
import { ORDERABLE, visibleSchema } from './item-spec.ts';
import { violations } from './schema.ts';
import { inner, isValues, text, type Values } from './values.ts';
import { variantErrors } from './variants.ts';
import { dataError, schemaError, success } from './verdict.ts';

/** An item as it would be, with what is wrong with it. */
interface Draft {
  readonly sku: string;
  readonly productType: string;
  readonly orderable: Values;
  readonly visible: Values;
  readonly errors: readonly IngestionError[];
}

/** The whole of an item: makes it, or takes the place of what was sent of this SKU before; its stock stays. */
export function judgeItem(entry: Values, catalogue: Catalogue, shots: Shots): Verdict {
  const sent = read(entry, 'all');
  const before = catalogue.items.get(sent.sku) ?? renamed(sent, catalogue);
  return settle(sent, before, catalogue, shots);
}

/** Some members of an item that is there; the others stay as they are. */
export function judgeMaintenance(entry: Values, catalogue: Catalogue, shots: Shots): Verdict {
  const sent = read(entry, 'some');
  const before = catalogue.items.get(sent.sku);
  if (!before || before.isRetired)
    return dataError(sent.sku, {
      code: 'ERR_EXT_DATA_0101110',
      field: 'sku',
      description: `SKU '${sent.sku}' is not an active item of this seller; set it up with an MP_ITEM feed.`,
    });
  const merged = {
    ...sent,
    orderable: { ...before.orderable, ...sent.orderable },
    visible: { ...before.visible, ...sent.visible },
  };
  // An address that was not sent again is not looked at again: its picture is kept.
  const kept =
    'mainImageUrl' in sent.visible || 'productSecondaryImageURL' in sent.visible ? undefined : before.pictures;
  return settle(merged, before, catalogue, shots, kept);
}

function read(entry: Values, given: 'all' | 'some'): Draft {
  const orderable = inner(entry, 'Orderable');
  const [productType = '', ...more] = Object.keys(inner(entry, 'Visible'));
  const visible = inner(inner(entry, 'Visible'), productType);
  const schema = visibleSchema(productType);
  const broken = [...violations(orderable, ORDERABLE, { path: 'Orderable', given })].map((one) => schemaError(one, ''));
  const isNamed = isValues(orderable.productIdentifiers) && text(orderable, 'sku') !== '';
  if (given === 'some' && !isNamed)
    broken.push(missing('productIdentifiers', 'sku and productIdentifiers are required'));
  if (!isValues(entry.Orderable)) broken.push(missing('Orderable', 'Orderable is required'));
  if (productType === '') broken.push(missing('Visible', 'Visible names no product type'));
  else if (!schema || more.length > 0)
    broken.push(missing('Visible', `'${[productType, ...more].join(', ')}' is not a product type of this spec`));
  else {
    const path = `Visible.${productType}`;
    const context = ` for product type '${productType}'`;
    for (const one of violations(inner(entry, 'Visible')[productType], schema, { path, given }))
      broken.push(schemaError(one, context));
  }
  const others = Object.keys(entry).filter((name) => name !== 'Orderable' && name !== 'Visible');
  for (const name of others) broken.push(missing(name, `'${name}' is not part of the spec`));
  return { sku: text(orderable, 'sku'), productType, orderable, visible, errors: broken };
}

function settle(
  draft: Draft,
  before: Item | undefined,
  catalogue: Catalogue,
  shots: Shots,
  kept?: readonly string[],
): Verdict {
  const { sku, productType, orderable, visible } = draft;
  const taken = kept ? { ids: kept, errors: [] } : picturesOf(visible, shots);
  const errors = [
    ...draft.errors,
    ...identifierErrors(draft, before, catalogue),
    ...variantErrors(draft, catalogue),
    ...taken.errors,
  ];
  if (errors.length > 0) return dataError(sku, ...errors);
  if (before && before.sku !== sku) catalogue.remove(before.sku);
  catalogue.put({
    wpid: signs(catalogue.random, 12, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
    itemId: `1${signs(catalogue.random, 9, '0123456789')}`,
    stock: null,
    ...before,
    sku,
    gtin: gtin14(text(inner(orderable, 'productIdentifiers'), 'productId')),
    productType,
    orderable,
    visible,
    price: typeof orderable.price === 'number' ? orderable.price : 0,
    pictures: taken.ids,
    isRetired: false,
  });
  return success(sku);
}

/** `SkuUpdate: Yes` gives the item of this product id another SKU. */
function renamed(draft: Draft, catalogue: Catalogue): Item | undefined {
  if (text(draft.orderable, 'SkuUpdate') !== 'Yes') return undefined;
  const gtin = gtin14(text(inner(draft.orderable, 'productIdentifiers'), 'productId'));
  return catalogue.items.get(catalogue.gtins.get(gtin) ?? '');
}

/** ERR_EXT_DATA_0101211 and 0101119 are seen with these words; §5, errors: "productId already exists with another SKU". */
function identifierErrors(draft: Draft, before: Item | undefined, catalogue: Catalogue): IngestionError[] {
  const { productIdType, productId } = inner(draft.orderable, 'productIdentifiers');
  if (typeof productIdType !== 'string' || typeof productId !== 'string') return [];
  const wrong = wrongIdentifier(productIdType, productId);
  const field = 'productId';
  if (wrong) return [{ code: 'ERR_PDI_0003', field, description: `Attribute 'productId' ${wrong}: '${productId}'.` }];
  const gtin = gtin14(productId);
  // What is retired may be set up anew as anything.
  if (before && !before.isRetired && before.gtin !== gtin && text(draft.orderable, 'ProductIdUpdate') !== 'Yes')
    return [
      { code: 'ERR_EXT_DATA_0101211', field, description: 'This SKU is already set up with a different Product ID.' },
    ];
  const other = productId === EXEMPT ? undefined : catalogue.gtins.get(gtin);
  if (other === undefined || other === before?.sku) return [];
  const description = `This Product ID (${productId}) already exists with another SKU '${other}'.`;
  return [{ code: 'ERR_EXT_DATA_0101119', field, description }];
}

function missing(field: string, says: string): IngestionError {
  return { code: 'ERR_PDI_0034', field, description: `${says}.` };
}
