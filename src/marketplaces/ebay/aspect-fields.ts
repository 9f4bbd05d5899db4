import type { FieldPath } from '../../core/fields.ts';

/** Names of item specifics on the sites that say a field of ours; in lower case. */
const FIELDS: Readonly<Record<string, FieldPath>> = {
  brand: 'brand',
  marke: 'brand',
  marque: 'brand',
  marca: 'brand',
  merk: 'brand',
  marka: 'brand',
  品牌: 'brand',
  mpn: 'model',
  'manufacturer part number': 'model',
  herstellernummer: 'model',
  'numéro de pièce fabricant': 'model',
  upc: 'gtin',
  ean: 'gtin',
  gtin: 'gtin',
  isbn: 'gtin',
  material: 'material',
  matière: 'material',
  materiale: 'material',
  materiaal: 'material',
  materiał: 'material',
  'country of origin': 'origin',
  'country/region of manufacture': 'origin',
  'country/region of origin': 'origin',
  herstellungsland: 'origin',
  'herstellungsland und -region': 'origin',
  'pays de fabrication': 'origin',
  'paese di fabbricazione': 'origin',
  'país de fabricación': 'origin',
  'land van productie': 'origin',
};

/** The field that an aspect is filled from without being asked; undefined for all others. */
export function fieldOfAspect(name: string): FieldPath | undefined {
  const plain = name.trim().toLowerCase();
  return Object.hasOwn(FIELDS, plain) ? FIELDS[plain] : undefined;
}
