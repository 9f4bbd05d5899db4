import type { z } from 'zod';
import type { Call } from './call.ts';
import { type Defect, EbayError } from './ebay-error.ts';
import { notSerializable, unserializable } from './gateway-errors.ts';
import { inventoryError } from './inventory-errors.ts';

/**
 * The body in the shape asked for, without what the shape does not know.
 * @throws {EbayError} 400: 2004 for a wrong type or enumeration value, 25709 for a length or a number out of bounds, or missing.
 */
export function readBody<Shape extends z.ZodType>(call: Call, shape: Shape): z.infer<Shape> {
  if (call.body === undefined) throw notSerializable(undefined);
  return conform(call.body, shape);
}

/** @throws {EbayError} as `readBody`. */
export function conform<Shape extends z.ZodType>(value: unknown, shape: Shape): z.infer<Shape> {
  const parsed = shape.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new EbayError(400, defectOf(issue));
}

/** The entries of a bulk request, as they are: each is judged by itself. @throws {EbayError} 400 where `name` holds no list. */
export function readEntries(call: Call, name: string): readonly unknown[] {
  const { body } = call;
  if (typeof body !== 'object' || body === null) throw notSerializable(undefined);
  const entries: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  if (entries === undefined || (Array.isArray(entries) && entries.length === 0))
    throw new EbayError(400, inventoryError(25709, { additionalInfo: name }));
  if (!Array.isArray(entries)) throw notSerializable(name);
  return entries;
}

function defectOf(issue: z.core.$ZodIssue | undefined): Defect {
  const field = issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const path = field?.replace(/^\./, '');
  if (issue?.code === 'invalid_type' || issue?.code === 'invalid_value') {
    const isMissing = issue.input === undefined;
    return isMissing ? inventoryError(25709, { additionalInfo: path ?? '' }) : unserializable(path);
  }
  return inventoryError(25709, { additionalInfo: path ?? '' });
}
