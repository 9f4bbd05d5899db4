import { OPS, type Patch } from './patch.ts';
import { REQUIREMENTS, type Requirements } from './product-types/definition.ts';
import { badRequest } from './sp-error.ts';
import { isValues, type Values } from './values.ts';

/** @throws {SpError} 400 for what is no `ListingsItemPutRequest`. */
export function putBody(body: unknown): { productType: string; requirements: Requirements; attributes: Values } {
  const { productType, requirements = 'LISTING', attributes } = objectOf(body);
  const known = REQUIREMENTS.find((one) => one === requirements);
  if (!known) throw badRequest("'requirements' is not a valid value.");
  if (!isValues(attributes)) throw badRequest("'attributes' must be an object.");
  return { productType: named(productType), requirements: known, attributes };
}

/** @throws {SpError} 400 for what is no `ListingsItemPatchRequest`. */
export function patchBody(body: unknown): { productType: string; patches: readonly Patch[] } {
  const { productType, patches } = objectOf(body);
  return { productType: named(productType), patches: patchesOf(patches) };
}

/** @throws {SpError} 400 for what is no array of patch operations. */
export function patchesOf(patches: unknown): readonly Patch[] {
  if (!Array.isArray(patches) || patches.length === 0) throw badRequest("'patches' must have at least one operation.");
  return patches.map(patchOf);
}

function patchOf(given: unknown): Patch {
  const { op: named, path, value } = objectOf(given);
  const op = OPS.find((one) => one === named);
  if (!op) throw badRequest(`'op' is one of ${OPS.join(', ')}.`);
  if (typeof path !== 'string') throw badRequest("'path' must be a string.");
  if (value === undefined) {
    // RFC 6902, to which the description of the operation refers: only a removal goes without a value.
    if (op !== 'delete') throw badRequest(`'value' is required for '${op}'.`);
    return { op, path };
  }
  if (!Array.isArray(value) || !value.every(isValues)) throw badRequest("'value' must be an array of objects.");
  return { op, path, value };
}

function named(productType: unknown): string {
  if (typeof productType !== 'string' || productType === '') throw badRequest("'productType' is required.");
  return productType;
}

function objectOf(value: unknown): Values {
  if (!isValues(value)) throw badRequest('The request body must be a JSON object.');
  return value;
}
