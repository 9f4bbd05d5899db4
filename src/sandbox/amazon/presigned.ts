import { createHash } from 'node:crypto';

/** Where uploads, reports and schemas lie; real ones lie on S3 and CloudFront under addresses signed the same way. */
export const DOCUMENTS = '/amazon-documents/';

/** An absolute address that ends after `seconds`. */
export function presign(origin: string, path: string, signed: { now: number; seconds: number }): string {
  const date = stamp(signed.now);
  return `${origin}${DOCUMENTS}${path}?X-Amz-Date=${date}&X-Amz-Expires=${signed.seconds}&X-Amz-Signature=${signatureOf(path, date, signed.seconds)}`;
}

/** What S3 would say against this address now; undefined: nothing. */
export function faultOf(url: URL, now: number): 'expired' | 'mismatch' | undefined {
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  const seconds = Number(url.searchParams.get('X-Amz-Expires'));
  const path = url.pathname.slice(DOCUMENTS.length);
  if (url.searchParams.get('X-Amz-Signature') !== signatureOf(path, date, seconds)) return 'mismatch';
  return now > momentOf(date) + seconds * 1000 ? 'expired' : undefined;
}

function signatureOf(path: string, date: string, seconds: number): string {
  return createHash('sha256').update(`rehearsal ${path} ${date} ${seconds}`).digest('hex');
}

/** `20261122T000000Z` */
function stamp(now: number): string {
  return new Date(Math.floor(now / 1000) * 1000).toISOString().replaceAll(/[-:]|\.000/g, '');
}

function momentOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
