import type { FieldPath } from '../../core/fields.ts';

/** Their members and words → our field. */
const FIELD: Readonly<Record<string, FieldPath>> = {
  title: 'title',
  description: 'description',
  listingdescription: 'description',
  sku: 'sku',
  variantskus: 'sku',
  skus: 'sku',
  brand: 'brand',
  mpn: 'model',
  ean: 'gtin',
  upc: 'gtin',
  isbn: 'gtin',
  gtin: 'gtin',
  imageurls: 'pictures',
  imageurl: 'pictures',
  image: 'pictures',
  pictures: 'pictures',
  picture: 'pictures',
  aspects: 'attribute',
  variesby: 'options',
  specifications: 'options',
  aspectsimagevariesby: 'options',
  availability: 'stock',
  quantity: 'stock',
  availablequantity: 'stock',
  shiptolocationavailability: 'stock',
  packageweightandsize: 'weight',
  weight: 'weight',
  dimensions: 'dimensions',
  price: 'price',
  pricingsummary: 'price',
  originalretailprice: 'strike',
  currency: 'currency',
  categoryid: 'category',
  category: 'category',
  regulatory: 'manufacturer',
  manufacturer: 'manufacturer',
  responsiblepersons: 'manufacturer',
  hazmat: 'hazmat',
};

/** `product.imageUrls[0]` → pictures: the last member that is known counts. */
export function fieldOfPath(path: string | undefined): FieldPath | undefined {
  return membersOf(path ?? '').findLast((field) => field !== undefined);
}

/** The field that a sentence of theirs names: a path in it before a word of it. */
export function fieldIn(words: string): FieldPath | undefined {
  const paths = words.match(/\b\w+(?:\.\w+)+/g) ?? [];
  return (
    paths.map(fieldOfPath).find((field) => field !== undefined) ?? membersOf(words).find((field) => field !== undefined)
  );
}

function membersOf(words: string): readonly (FieldPath | undefined)[] {
  return words
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => (Object.hasOwn(FIELD, word) ? FIELD[word] : undefined));
}
