import { categoryOf } from './categories.ts';
import type { Composition, Part } from './composition.ts';
import type { Defect } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';

/** Condition ids of ConditionEnum, from eBay's page on item conditions: general knowledge. */
const CONDITION_IDS: Readonly<Record<string, string>> = {
  NEW: '1000',
  NEW_OTHER: '1500',
  NEW_WITH_DEFECTS: '1750',
  CERTIFIED_REFURBISHED: '2000',
  EXCELLENT_REFURBISHED: '2010',
  VERY_GOOD_REFURBISHED: '2020',
  GOOD_REFURBISHED: '2030',
  SELLER_REFURBISHED: '2500',
  LIKE_NEW: '2750',
  PRE_OWNED_EXCELLENT: '2990',
  USED_EXCELLENT: '3000',
  PRE_OWNED_FAIR: '3010',
  USED_VERY_GOOD: '4000',
  USED_GOOD: '5000',
  USED_ACCEPTABLE: '6000',
  FOR_PARTS_OR_NOT_WORKING: '7000',
};

/** Title, description and condition, where "publish offer note" of the specification asks for them. */
export function itemDefects(part: Part, whole: Composition): readonly Defect[] {
  return [...textDefects(part, whole), ...conditionDefects(part)];
}

/** The title of a listing: its group's, if it has one. */
export function titleOf(part: Part, whole: Pick<Composition, 'group'>): string | undefined {
  return whole.group ? whole.group.fields.title : part.item.fields.product?.title;
}

/** Specification, listingDescription: what the offer leaves out is picked up from the item, or from its group. */
export function descriptionOf(part: Part, whole: Pick<Composition, 'group'>): string | undefined {
  const { listingDescription } = part.offer.fields;
  if (listingDescription) return listingDescription;
  return whole.group ? whole.group.fields.description : part.item.fields.product?.description;
}

function textDefects(part: Part, whole: Composition): readonly Defect[] {
  return [
    ...(titleOf(part, whole) ? [] : [inventoryError(25017, { additionalInfo: 'The title is missing.' })]),
    ...(descriptionOf(part, whole) ? [] : [inventoryError(25017, { additionalInfo: 'The description is missing.' })]),
  ];
}

function conditionDefects({ item, offer }: Part): readonly Defect[] {
  const { condition } = item.fields;
  if (condition === undefined) return [inventoryError(25021, { additionalInfo: 'The condition is missing.' })];
  const ids = categoryOf(offer.fields.categoryId ?? '')?.leaf?.conditionIds;
  if (!ids || ids.includes(CONDITION_IDS[condition] ?? '')) return [];
  return [inventoryError(25021, { additionalInfo: `${condition} is not valid for the category.` })];
}
