import { convertSize, convertWeight } from '../../../core/measure.ts';
import type { Listing, ListingVariant } from '../../../core/words.ts';
import type { Here } from '../sites.ts';
import type { Attributes, Entry } from '../wire.ts';
import { plainText } from './plain-text.ts';

/** What the product is, in the documented form of each attribute; the parent of a family says it too. */
export function productFacts(listing: Listing, here: Here): Attributes {
  const { title, bullets, description, keywords, brand, model, compliance } = listing;
  const text = (value: string): Entry => ({ value, language_tag: here.language, marketplace_id: here.marketplaceId });
  const plain = (value: string | boolean): Entry => ({ value, marketplace_id: here.marketplaceId });
  const words = keywords.map((word) => word.trim()).filter(Boolean);
  const origin = compliance.origin?.trim().toUpperCase();
  const about = plainText(description);
  return {
    item_name: [text(title)],
    ...(brand && { brand: [text(brand)] }),
    ...(bullets.length > 0 && { bullet_point: bullets.map(text) }),
    ...(about && { product_description: [text(about)] }),
    ...(words.length > 0 && { generic_keyword: [text(words.join(' '))] }),
    ...(model && { model_number: [plain(model)], model_name: [text(model)] }),
    ...(origin && { country_of_origin: [plain(origin)] }),
    ...(compliance.material && { material: [text(compliance.material)] }),
    ...(compliance.manufacturer && { manufacturer: [text(compliance.manufacturer.name)] }),
    ...batteries(listing, plain),
    ...dangers(listing, here),
    ...(here.isUnion && responsibility(listing, here)),
  };
}

/** As packed. */
export function packed({ weight, size }: ListingVariant, here: Here): Attributes {
  const place = { marketplace_id: here.marketplaceId };
  return {
    ...(weight && {
      item_package_weight: [{ value: Number(convertWeight(weight, 'kg').value), unit: 'kilograms', ...place }],
    }),
    ...(size && { item_package_dimensions: [{ ...sides(size), ...place }] }),
  };
}

function sides(size: NonNullable<ListingVariant['size']>): Entry {
  const { length, width, height } = convertSize(size, 'cm');
  const side = (value: string) => ({ value: Number(value), unit: 'centimeters' });
  return { length: side(length), width: side(width), height: side(height) };
}

function batteries({ compliance }: Listing, plain: (value: boolean) => Entry): Attributes {
  if (!compliance.batteries) return {};
  return {
    batteries_required: [plain(compliance.batteries !== 'none')],
    batteries_included: [plain(compliance.batteries === 'included')],
  };
}

/** A UN number makes it a matter of transport; `none` says that no rule applies. */
function dangers({ compliance }: Listing, here: Here): Attributes {
  const said = compliance.hazmat?.trim();
  if (!said) return {};
  const place = { marketplace_id: here.marketplaceId };
  if (said === 'none') return { supplier_declared_dg_hz_regulation: [{ value: 'not_applicable', ...place }] };
  return {
    supplier_declared_dg_hz_regulation: [{ value: 'transportation', ...place }],
    hazmat: [{ aspect: 'united_nations_regulatory_id', value: said, ...place }],
  };
}

/** Who made it and who answers for it: by the electronic address under which Amazon keeps the party's details. */
function responsibility({ compliance }: Listing, here: Here): Attributes {
  const { manufacturer, responsible } = compliance;
  const place = { marketplace_id: here.marketplaceId };
  const maker = manufacturer?.email ?? manufacturer?.url;
  const answering = responsible?.email ?? responsible?.url;
  return {
    ...(maker && { gpsr_manufacturer_reference: [{ gpsr_manufacturer_email_address: maker, ...place }] }),
    ...(answering && { dsa_responsible_party_address: [{ value: answering, ...place }] }),
  };
}
