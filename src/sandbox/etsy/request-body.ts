import type { SandboxRequest } from '../rehearsal.ts';
import { isValues, members, type Values } from './arguments.ts';
import { EtsyError } from './etsy-error.ts';
import type { Operation } from './operations.ts';

export interface Body {
  readonly values: Values;
  readonly file: Uint8Array | undefined;
}

/**
 * The body as the operation declares it: one operation takes a form, the next JSON, and none takes the other's.
 * @throws {EtsyError} 400
 */
export async function bodyOf(request: SandboxRequest, operation: Operation): Promise<Body> {
  const { body } = operation;
  if (!body) return { values: {}, file: undefined };
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const isEmpty = request.body.byteLength === 0;
  // That it is refused is the spec's, the words are general knowledge.
  if (type !== body.type && !(isEmpty && !type)) throw new EtsyError(400, `Content-Type must be ${body.type}.`);
  if (body.type === 'application/json')
    return { values: members('body', jsonIn(request.body), body.schema, 'json'), file: undefined };
  const { fields, file } = isEmpty ? { fields: {}, file: undefined } : await formIn(request, body.type);
  return { values: members('body', fields, body.schema, 'text'), file };
}

function jsonIn(bytes: Uint8Array): Values {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new EtsyError(400, 'Invalid JSON in request body.');
  }
  if (!isValues(parsed)) throw new EtsyError(400, 'Invalid JSON in request body.');
  return parsed;
}

async function formIn(
  request: SandboxRequest,
  type: string,
): Promise<{ readonly fields: Values; readonly file: Uint8Array | undefined }> {
  if (type !== 'multipart/form-data')
    return { fields: folded(new URLSearchParams(Buffer.from(request.body).toString('utf8'))), file: undefined };
  let form: FormData;
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    form = await new Response(Buffer.from(request.body), { headers }).formData();
  } catch {
    throw new EtsyError(400, 'The form cannot be read.');
  }
  const parts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const image = form.get('image');
  const isFile = image instanceof File && image.size > 0;
  return { fields: folded(parts), file: isFile ? new Uint8Array(await image.arrayBuffer()) : undefined };
}

/** `tags=a&tags=b`, `tags[]=a&tags[]=b` and `tags[0]=a&tags[1]=b` are one list; what stands alone is text. */
export function folded(pairs: Iterable<readonly [string, string]>): Values {
  const lists = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const bare = name.replace(/\[\d*\]$/, '');
    lists.set(bare, [...(lists.get(bare) ?? []), value]);
  }
  return Object.fromEntries([...lists].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
