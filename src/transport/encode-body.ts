import { contentHash } from '../core/fingerprint.ts';
import type { HttpBody, Part } from '../core/ports/marketplace.ts';

/** The bytes of a body and their content type. The same body gives the same bytes. */
export function encodeBody(body: HttpBody): { readonly bytes: Uint8Array; readonly type: string } {
  switch (body.is) {
    case 'json':
      return { bytes: Buffer.from(JSON.stringify(body.json)), type: 'application/json' };
    case 'form':
      return {
        bytes: Buffer.from(new URLSearchParams(body.form).toString()),
        type: 'application/x-www-form-urlencoded',
      };
    case 'bytes':
      return { bytes: body.bytes, type: body.type };
    case 'multipart':
      return multipart(body.parts);
  }
}

function multipart(parts: readonly Part[]): { bytes: Uint8Array; type: string } {
  const boundary = `----listwright${contentHash(parts.map((part) => part.name).join())}`;
  const chunks: Uint8Array[] = [];
  for (const part of parts) {
    const file = part.filename === undefined ? '' : `; filename="${quoted(part.filename)}"`;
    const type = part.type === undefined ? '' : `\r\nContent-Type: ${part.type}`;
    chunks.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(part.name)}"${file}${type}\r\n\r\n`),
    );
    chunks.push(typeof part.value === 'string' ? Buffer.from(part.value) : part.value, Buffer.from('\r\n'));
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return { bytes: Buffer.concat(chunks), type: `multipart/form-data; boundary=${boundary}` };
}

/** As browsers write names in multipart forms (WHATWG HTML, 4.10.22.8). */
function quoted(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
