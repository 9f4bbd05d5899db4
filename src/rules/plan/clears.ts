import { isRecord } from '../../core/json.ts';
import type { Guard } from '../../core/ports/rule.ts';
import { looksLikeToken } from '../../core/refs.ts';
import type { Json } from '../../core/words.ts';

/** An update that empties a text: most often a column that went missing. */
export const planClears: Guard = {
  id: 'plan/clears',
  about: {
    en: 'An update would empty a text that held something: that change is held back.',
    zh: '更新会清空原有文字：该项变更会暂停。',
  },
  holds(change) {
    if (change.action !== 'update' || !change.known) return undefined;
    const path = cleared(change.known.body, change.document.body, '');
    if (path === undefined) return undefined;
    return {
      en: `${change.document.key}: “${path}” held a text and would be emptied.`,
      zh: `${change.document.key}：“${path}”原有文字，更新后将被清空。`,
    };
  },
};

/** The first path whose text is gone. Members are followed by name, lists only where their items carry a `sku`. */
function cleared(before: Json, after: Json | undefined, path: string): string | undefined {
  if (typeof before === 'string') return isText(before) && isEmpty(after) ? path : undefined;
  if (Array.isArray(before)) return clearedItem(before, after, path);
  if (!isRecord(before) || !isRecord(after)) return undefined;
  for (const [name, value] of Object.entries(before)) {
    const found = cleared(value, after[name], path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function clearedItem(before: readonly Json[], after: Json | undefined, path: string): string | undefined {
  if (before.some((item) => typeof item === 'string' && isText(item)) && isEmpty(after)) return path;
  if (!Array.isArray(after)) return undefined;
  for (const item of before) {
    const sku = isRecord(item) ? item.sku : undefined;
    const same = sku === undefined ? undefined : after.find((other) => isRecord(other) && other.sku === sku);
    const found = same === undefined ? undefined : cleared(item, same, `${path}.${String(sku)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Words, that is: an ended sale price or a date is no loss, and a token is ours. */
function isText(value: string): boolean {
  return /\p{L}/u.test(value) && !looksLikeToken(value);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
