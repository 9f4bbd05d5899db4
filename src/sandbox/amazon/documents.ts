import { createHash } from 'node:crypto';
import type { SandboxRequest, SandboxResponse } from '../rehearsal.ts';
import { schemaAt } from './definitions.ts';
import { DOCUMENTS, faultOf } from './presigned.ts';
import type { Shop } from './shop.ts';

/** Uploads and downloads: no token, the address itself is the permission. */
export function serveDocument(shop: Shop, request: SandboxRequest, url: URL): SandboxResponse {
  const fault = faultOf(url, shop.clock.now());
  if (fault === 'expired') return denied('AccessDenied', 'Request has expired');
  if (fault === 'mismatch') return denied('SignatureDoesNotMatch', MISMATCH);
  const path = url.pathname.slice(DOCUMENTS.length);
  const [folder, id = ''] = path.split('/');
  if (folder === 'uploads') return upload(shop, request, id);
  if (request.method !== 'GET') return denied('SignatureDoesNotMatch', MISMATCH);
  if (folder === 'schemas') {
    const schema = schemaAt(path);
    return schema === undefined ? absent() : { status: 200, headers: JSON_TYPE, body: JSON.stringify(schema) };
  }
  const content = shop.documents.get(id)?.content;
  if (content === undefined) return absent();
  const encoding = folder === 'encoded' ? { 'content-encoding': 'gzip' } : {};
  const type = { 'content-type': 'application/octet-stream' };
  return { status: 200, headers: { ...type, ...encoding }, body: Buffer.from(content, 'base64') };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';

/** The content type is a part of what was signed: another one than was announced is refused. */
function upload(shop: Shop, { method, headers, body }: SandboxRequest, id: string): SandboxResponse {
  const document = shop.documents.get(id);
  if (!document) return absent();
  if (method !== 'PUT' || headers['content-type'] !== document.contentType)
    return denied('SignatureDoesNotMatch', MISMATCH);
  shop.documents.set(id, { ...document, content: Buffer.from(body).toString('base64') });
  return { status: 200, headers: { etag: `"${createHash('md5').update(body).digest('hex')}"` }, body: '' };
}

function denied(code: string, message: string): SandboxResponse {
  return xml(403, code, message);
}

function absent(): SandboxResponse {
  return xml(404, 'NoSuchKey', 'The specified key does not exist.');
}

function xml(status: number, code: string, message: string): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}
