import { isRecord, type Json } from '../../core/json.ts';
import type { Known } from '../../core/words.ts';

type Members = Readonly<Record<string, Json | undefined>>;
type Sent = Readonly<Record<string, Json>>;

/** Pictures stay when none are named: a delivery that is switched off must not empty a gallery. */
const KEPT: readonly string[] = ['file', 'files'];

/** What is left out of an input stays as it is over there, so what we once sent and no longer say is taken away by name. */
export function cleared(now: Members, before: Json | undefined): Sent {
  const sent: Record<string, Json> = {};
  for (const [name, value] of Object.entries(now)) {
    if (value === undefined) continue;
    sent[name] = isRecord(value) ? cleared(value, isRecord(before) ? before[name] : undefined) : value;
  }
  if (!isRecord(before)) return sent;
  for (const [name, value] of Object.entries(before)) {
    if (!(name in sent) && !KEPT.includes(name)) sent[name] = Array.isArray(value) ? [] : null;
  }
  return sent;
}

/** A variant as it was last sent. */
export function variantBefore(known: Known | undefined, sku: string): Json | undefined {
  const variants = isRecord(known?.body) ? known.body.variants : undefined;
  return Array.isArray(variants) ? variants.find((one) => isRecord(one) && one.sku === sku) : undefined;
}
