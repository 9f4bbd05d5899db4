import { hash } from 'node:crypto';
import { canonicalJson } from '../lib/canonical-json.ts';
import type { Document } from './words.ts';

/** 32 hex digits over the symbolic body and what it stands after. Equal fingerprints mean: nothing to send. */
export function fingerprint(document: Pick<Document, 'body' | 'after'>): string {
  return contentHash(canonicalJson([document.body, document.after]));
}

/** 32 hex digits of SHA-256: how listwright names content everywhere. */
export function contentHash(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, 32);
}
