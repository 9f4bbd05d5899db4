import { bodyOf } from './body.ts';
import type { Call, Result } from './call.ts';
import { feedSchema, SPEC_VERSION, visibleSchema } from './item-spec.ts';
import { Refusal } from './refusal.ts';
import type { Schema } from './schema.ts';
import { text, texts } from './values.ts';

const SERVICE = 'GMP_ITEM_QUERY_API';

/** §5, schema: "POST /v3/items/spec {feedType, version, productTypes:[…]}". No stored spec has it. */
const ASKED: Schema = {
  type: 'object',
  required: ['feedType', 'version', 'productTypes'],
  properties: {
    feedType: { type: 'string', enum: ['MP_ITEM', 'MP_MAINTENANCE'] },
    version: { type: 'string' },
    productTypes: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 20 },
  },
};

/** The JSON schema of the feed for up to 20 product types; 207 where some of them are unknown. @throws {Refusal} 400, 404 */
export function getSpec(call: Call): Result {
  const body = bodyOf(call, ASKED, SERVICE);
  if (!SPEC_VERSION.test(text(body, 'version')))
    throw new Refusal(
      'INVALID_REQUEST_CONTENT',
      SERVICE,
      `version ${text(body, 'version')} is not supported.`,
      'version',
    );
  const asked = texts(body, 'productTypes');
  const known = asked.filter((name) => visibleSchema(name));
  if (known.length === 0)
    throw new Refusal('CONTENT_NOT_FOUND', SERVICE, 'No Items found for the input parameters', 'productTypes');
  const unknown = asked.filter((name) => !known.includes(name));
  const schema = feedSchema(known, text(body, 'feedType'));
  if (unknown.length === 0) return { data: { schema } };
  const refused = new Refusal('CONTENT_NOT_FOUND', SERVICE, `No spec found for ${unknown.join(', ')}`, 'productTypes');
  return { status: 207, data: { schema, ...refused.body() } };
}
