import type { Catalogue, IngestionError } from './catalogue.ts';
import { text, texts, type Values } from './values.ts';

interface Member {
  readonly sku: string;
  readonly visible: Values;
}

/** §0, variations: `variantGroupId + variantAttributeNames + isPrimaryVariant`, all of them or none. */
export function variantErrors(member: Member, catalogue: Catalogue): IngestionError[] {
  const group = text(member.visible, 'variantGroupId');
  const names = texts(member.visible, 'variantAttributeNames');
  const primary = text(member.visible, 'isPrimaryVariant');
  if (!group && names.length === 0 && !primary) return [];
  if (!group) return [error('variantGroupId', 'is required for an item with variant attributes')];
  if (names.length === 0) return [error('variantAttributeNames', 'is required for an item of a variant group')];
  if (!primary) return [error('isPrimaryVariant', 'is required for an item of a variant group')];
  const empty = names.filter((name) => attributeText(member.visible, name) === '');
  if (empty.length > 0) return empty.map((name) => error(name, 'is named in variantAttributeNames and has no value'));
  const twin = membersOf(group, catalogue).find(
    (other) => other.sku !== member.sku && variantOf(other.visible) === variantOf(member.visible),
  );
  // From general knowledge: two variants that a buyer cannot tell apart are not taken.
  if (twin) return [error('variantAttributeNames', `leaves this item the same as '${twin.sku}' of its variant group`)];
  return [];
}

/** What sets an item apart in its group, such as `Red / L`; empty for one that stands alone. */
export function variantOf(visible: Values): string {
  return texts(visible, 'variantAttributeNames')
    .map((name) => attributeText(visible, name))
    .join(' / ');
}

/** The value of an attribute as text: `["Red"]` is Red, `{measure: 12, unit: "Liter"}` is 12 Liter. */
export function attributeText(visible: Values, name: string): string {
  const value = visible[name];
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object' && value !== null) return Object.values(value).join(' ');
  return value === undefined ? '' : String(value);
}

function membersOf(group: string, catalogue: Catalogue): Member[] {
  return [...(catalogue.groups.get(group) ?? [])].flatMap((sku) => catalogue.items.get(sku) ?? []);
}

function error(field: string, says: string): IngestionError {
  return { code: 'ERR_PDI_0034', field, description: `Attribute '${field}' ${says}.` };
}
