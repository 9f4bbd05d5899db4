import type { Call } from './call.ts';
import { Refusal, type Service } from './refusal.ts';
import { type Schema, violations } from './schema.ts';
import { isValues, type Values } from './values.ts';

/**
 * The JSON body of a request, true to its schema.
 * @throws {Refusal} 415 for another type, 400 for what is no JSON or breaks the schema
 */
export function bodyOf(call: Call, schema: Schema, service: Service): Values {
  if (!/^application\/json\b/i.test(call.headers['content-type'] ?? ''))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', service, 'HTTP 415 Unsupported Media Type');
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(call.bytes).toString('utf8'));
  } catch {
    throw new Refusal('MALFORMED_REQUEST_CONTENT', service, 'The request body is not well-formed JSON.');
  }
  for (const { path, says } of violations(body, schema))
    throw new Refusal('INVALID_REQUEST_CONTENT', service, `${path || 'body'} ${says}.`, path || 'body');
  return isValues(body) ? body : {};
}
