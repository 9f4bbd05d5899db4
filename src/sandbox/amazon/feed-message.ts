import { OPS, type Patch } from './patch.ts';
import { REQUIREMENTS, type Requirements } from './product-types/definition.ts';
import { SpError } from './sp-error.ts';
import { patchesOf } from './submission-body.ts';
import { isValues, type Values } from './values.ts';

/** A message of a JSON_LISTINGS_FEED. */
export type FeedMessage = { readonly id: number; readonly sku: string } & (
  | {
      readonly is: 'UPDATE';
      readonly productType: string;
      readonly requirements: Requirements;
      readonly attributes: Values;
    }
  | { readonly is: 'PATCH'; readonly productType: string; readonly patches: readonly Patch[] }
  | { readonly is: 'DELETE' }
);

/** What each operation needs, and what it must not have: the official schema of the feed, 2.0. */
const SHAPES: Readonly<Record<string, { readonly needs: readonly string[]; readonly forbids: readonly string[] }>> = {
  UPDATE: { needs: ['productType', 'attributes'], forbids: ['patches'] },
  PARTIAL_UPDATE: { needs: ['productType', 'attributes'], forbids: ['requirements', 'patches'] },
  PATCH: { needs: ['productType', 'patches'], forbids: ['requirements', 'attributes'] },
  DELETE: { needs: [], forbids: ['requirements', 'attributes', 'productType', 'patches'] },
};

/** The message, or what its form lacks. */
export function messageOf(given: unknown): FeedMessage | string {
  if (!isValues(given)) return 'A message must be an object.';
  const { messageId, sku, operationType, productType } = given;
  if (typeof messageId !== 'number' || !Number.isInteger(messageId) || messageId < 1 || messageId > 2_147_483_647)
    return "'messageId' must be a whole number from 1 to 2147483647.";
  if (typeof sku !== 'string' || sku === '') return "'sku' is required but not supplied.";
  const shape = typeof operationType === 'string' ? SHAPES[operationType] : undefined;
  if (!shape) return `'operationType' is one of ${Object.keys(SHAPES).join(', ')}.`;
  const missing = shape.needs.find((name) => given[name] === undefined);
  if (missing) return `'${missing}' is required for ${operationType}.`;
  const extra = shape.forbids.find((name) => given[name] !== undefined);
  if (extra) return `'${extra}' is not applicable to ${operationType}.`;
  if (operationType === 'DELETE') return { is: 'DELETE', id: messageId, sku };
  if (typeof productType !== 'string' || productType === '') return "'productType' must be a string.";
  const base = { id: messageId, sku, productType };
  return operationType === 'PATCH' ? patchMessage(base, given.patches) : attributesMessage(base, given);
}

interface Base {
  readonly id: number;
  readonly sku: string;
  readonly productType: string;
}

function attributesMessage(
  base: Base,
  { operationType, attributes, requirements = 'LISTING' }: Values,
): FeedMessage | string {
  if (!isValues(attributes) || Object.keys(attributes).length === 0)
    return "'attributes' must have at least one attribute.";
  const known = REQUIREMENTS.find((one) => one === requirements);
  if (!known) return `'requirements' is one of ${REQUIREMENTS.join(', ')}.`;
  if (operationType === 'UPDATE') return { is: 'UPDATE', ...base, requirements: known, attributes };
  // "PARTIAL_UPDATE is equivalent to using PATCH with the replace op", says the schema.
  const patches = Object.entries(attributes).map(([name, value]) => ({
    op: OPS[1],
    path: `/attributes/${name}`,
    value,
  }));
  return patchMessage(base, patches);
}

function patchMessage(base: Base, patches: unknown): FeedMessage | string {
  try {
    return { is: 'PATCH', ...base, patches: patchesOf(patches) };
  } catch (error) {
    if (error instanceof SpError) return error.details;
    throw error;
  }
}
