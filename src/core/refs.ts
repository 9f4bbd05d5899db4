import { isRecord, type Json } from './json.ts';
import type { Refs } from './words.ts';

/**
 * Tokens are whole strings in a document's body that the engine replaces just before sending:
 * a ref of another document, or the address of a picture. The fingerprint is over the body with tokens in it.
 */
const REF = 'urn:x-ref:';
const ASSET = 'urn:x-asset:';

/** Stands for ref `name` of the document `key`. */
export function refTo(key: string, name: string): string {
  return `${REF}${encodeURIComponent(key)}#${encodeURIComponent(name)}`;
}

/** Stands for the public address of a picture. */
export function assetUrl(id: string): string {
  return `${ASSET}${id}`;
}

/** True for text that a merchant must not smuggle in. */
export function looksLikeToken(value: string): boolean {
  return value.startsWith(REF) || value.startsWith(ASSET);
}

export interface Lookup {
  /** Undefined: that document has no such ref yet. */
  ref(key: string, name: string): string | number | undefined;
  /** Undefined: there is no address for it. */
  asset(id: string): string | undefined;
}

/** Thrown by `replaceTokens` for a token that nothing answers; `token` is what was asked for. */
export class MissingToken extends Error {
  readonly token: string;
  constructor(token: string) {
    super(`nothing is known for ${token}`);
    this.token = token;
  }
}

/** A copy with every token replaced by its value and the value's type. Throws MissingToken. */
export function replaceTokens<T extends Json>(body: T, lookup: Lookup): T {
  return replaced(body, lookup) as T;
}

function replaced(value: Json, lookup: Lookup): Json {
  if (typeof value === 'string') return token(value, lookup);
  if (Array.isArray(value)) return value.map((item) => replaced(item, lookup));
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, replaced(v, lookup)]));
  return value;
}

function token(value: string, lookup: Lookup): string | number {
  if (value.startsWith(REF)) {
    const [key = '', name = ''] = value.slice(REF.length).split('#').map(decodeURIComponent);
    return found(lookup.ref(key, name), value);
  }
  if (value.startsWith(ASSET)) return found(lookup.asset(value.slice(ASSET.length)), value);
  return value;
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new MissingToken(name);
  return value;
}

/** Keys of the documents and ids of the assets that a body names. */
export function tokensIn(body: Json): { readonly keys: readonly string[]; readonly assets: readonly string[] } {
  const keys = new Set<string>();
  const assets = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value === 'string') {
      if (value.startsWith(REF)) keys.add(decodeURIComponent(value.slice(REF.length).split('#')[0] ?? ''));
      else if (value.startsWith(ASSET)) assets.add(value.slice(ASSET.length));
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value)) Object.values(value).forEach(visit);
  };
  visit(body);
  return { keys: [...keys], assets: [...assets] };
}

/** The refs of a document with the newer ones laid over. */
export function mergeRefs(older: Refs | undefined, newer: Refs | undefined): Refs {
  return { ...older, ...newer };
}
