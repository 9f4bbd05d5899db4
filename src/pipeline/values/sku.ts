import { contentHash } from '../../core/fingerprint.ts';
import { halfWidth } from './half-width.ts';

/** Words that stand beside a model number and are no part of it. */
const NOISE = /型号|款号|货号|编号|编码/g;

/**
 * A SKU for a variant that has none: `A026-3` from model A026 and option value 3, `A057-7c1e09` for 蓝.
 *
 * It depends on the model and the option values alone, never on a position, so that a row or a value inserted in front of
 * it moves no SKU and nothing is published twice. What Latin letters and digits a value has stay readable; where other
 * signs had to go, six hex digits of the value's SHA-256 take their place. Changing this function renames what is live.
 */
export function deriveSku(base: string, options: readonly string[]): string {
  return [slug(base.replace(NOISE, ' ')), ...options.map(slug)].filter((part) => part !== '').join('-');
}

function slug(value: string): string {
  const plain = halfWidth(value).normalize('NFC');
  const readable = plain.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  const hasMore = /[^A-Za-z0-9._\s/*()[\]-]/.test(plain) || (readable === '' && plain !== '');
  if (!hasMore) return readable;
  const digest = contentHash(plain).slice(0, 6);
  return readable === '' ? digest : `${readable}-${digest}`;
}
