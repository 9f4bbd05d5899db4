import { categoryOf } from './categories.ts';
import type { Composition, Part } from './composition.ts';
import type { Defect } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import type { Regulatory } from './offer-shape.ts';
import { EU_COUNTRIES } from './sites.ts';

type Operator = NonNullable<Regulatory['manufacturer']>;

/** reference/marketplaces.md §2, GPSR: who made it and who answers for it in the EU, and the limits of each list. */
export function regulatoryDefects(part: Part, whole: Composition): readonly Defect[] {
  const { regulatory } = part.offer.fields;
  const persons = regulatory?.responsiblePersons ?? [];
  const isNamed = regulatory?.manufacturer !== undefined || persons.length > 0;
  const isWanted = whole.site.isInEu && categoryOf(part.offer.fields.categoryId ?? '')?.leaf?.isRegulated === true;
  if (!regulatory || !isNamed)
    return [...(isWanted ? [inventoryError(25029, { field: 'Manufacturer' })] : []), ...safetyDefects(regulatory)];
  const everyone = [...(regulatory.manufacturer ? [regulatory.manufacturer] : []), ...persons];
  const isInEu = everyone.some(({ country }) => country !== undefined && EU_COUNTRIES.has(country));
  return [
    ...(regulatory.manufacturer
      ? operatorDefects(regulatory.manufacturer, { address: 25110, name: 25111, contact: 25118 })
      : []),
    ...persons.flatMap((person) => operatorDefects(person, { address: 25113, name: 25114, contact: 25119 })),
    ...persons.filter(({ types = [] }) => types.length !== 1).map(() => inventoryError(25116, { 0: '1', 1: '1' })),
    ...(persons.length > 5 ? [inventoryError(25112, { 0: 'responsiblePersons', 1: '5' })] : []),
    ...(whole.site.isInEu && !isInEu ? [inventoryError(25115)] : []),
    ...safetyDefects(regulatory),
  ];
}

interface Codes {
  readonly address: 25110 | 25113;
  readonly name: 25111 | 25114;
  readonly contact: 25118 | 25119;
}

function operatorDefects(operator: Operator, codes: Codes): readonly Defect[] {
  const address = [operator.addressLine1, operator.city, operator.postalCode, operator.country];
  const given = address.filter(Boolean).length;
  // A country alone says where somebody is, and is no address begun.
  const isBegun = [operator.addressLine1, operator.city, operator.postalCode].some(Boolean);
  const hasContact = given === address.length || operator.email || operator.phone || operator.contactUrl;
  return [
    ...(operator.companyName ? [] : [inventoryError(codes.name)]),
    ...(isBegun && given < address.length ? [inventoryError(codes.address)] : []),
    ...(hasContact ? [] : [inventoryError(codes.contact)]),
    ...(operator.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(operator.email) ? [inventoryError(25088)] : []),
    ...(operator.contactUrl && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(operator.contactUrl)
      ? [inventoryError(25122)]
      : []),
  ];
}

function safetyDefects(regulatory: Regulatory | undefined): readonly Defect[] {
  const safety = regulatory?.productSafety;
  if (!safety) return [];
  const { pictograms = [], statements = [] } = safety;
  return [
    ...(pictograms.length > 2 ? [inventoryError(25108, { 0: 'pictograms', 1: '2' })] : []),
    ...(statements.length > 8 ? [inventoryError(25108, { 0: 'statements', 1: '8' })] : []),
    ...(pictograms.length + statements.length === 0 ? [inventoryError(25109)] : []),
  ];
}
