import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

const SPECS = process.env.LISTWRIGHT_SPECS ?? fileURLToPath(new URL('../../../shared/specs', import.meta.url));
const FILES = ['authentication', 'feeds', 'items', 'inventory', 'prices', 'utilities'];

// biome-ignore lint/suspicious/noExplicitAny: a spec is looked into by the tests
export type Loose = any;

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Loose[];
  /** By content type; undefined where there is no body. */
  readonly body: Readonly<Record<string, Loose>> | undefined;
  readonly answer: Loose;
}

/** What the rehearsal has; the specs have more. */
const REHEARSED = [
  ...['POST /v3/token', 'GET /v3/token/detail', 'POST /v3/feeds', 'GET /v3/feeds', 'GET /v3/feeds/{feedId}'],
  ...[
    'GET /v3/items',
    'GET /v3/items/{id}',
    'DELETE /v3/items/{SKU}',
    'GET /v3/items/count',
    'GET /v3/items/groups/count',
  ],
  ...['GET /v3/items/taxonomy', 'PUT /v3/price', 'GET /v3/inventory', 'PUT /v3/inventory', 'GET /v3/inventories'],
  ...[
    'GET /v3/inventories/{sku}',
    'PUT /v3/inventories/{sku}',
    'GET /v3/utilities/taxonomy',
    'GET /v3/utilities/apiStatus',
  ],
  ...['GET /v3/utilities/taxonomy/departments', 'GET /v3/utilities/taxonomy/departments/{departmentId}'],
];

/** The product types of the rehearsal and the categories of spec 4.3 that they come from. */
export const SHARED_TYPES = [
  ['Mugs', 'Home Decor, Kitchen, & Other'],
  ['T-Shirts', 'Clothing'],
  ['Plush Toys', 'Toys'],
  ['Cell Phone Cases', 'Electronics Accessories'],
] as const;

/** The operations of all files that are rehearsed, put right where a spec contradicts its own examples. */
export function operations(): readonly Operation[] {
  const all = new Map<string, Operation>();
  for (const file of FILES) {
    for (const [path, methods] of Object.entries<Loose>(document(file).paths)) {
      for (const [method, spec] of Object.entries<Loose>(methods)) {
        const name = `${method.toUpperCase()} ${path}`;
        if (!REHEARSED.includes(name)) continue;
        const found = {
          method: method.toUpperCase(),
          path,
          parameters: spec.parameters ?? [],
          body: spec.requestBody?.content && mapped(spec.requestBody.content, ({ schema }: Loose) => schema),
          answer: patched(name, spec.responses['200'].content['application/json'].schema),
        };
        const other = all.get(name);
        // Three files have POST /v3/feeds, each with feed types of its own.
        all.set(name, other ? { ...other, parameters: joined(other.parameters, found.parameters) } : found);
      }
    }
  }
  return REHEARSED.map((name) => all.get(name) ?? missing(name));
}

/** What an entry of `errors` may be; answers other than 200 have no schema of their own. */
export function errorSchema(): Loose {
  return document('feeds').paths['/v3/feeds'].get.responses['200'].content['application/json'].schema.properties.errors
    .items;
}

/** The request examples of POST /v3/feeds that are JSON, by name. */
export function feedExamples(): Readonly<Record<string, Loose>> {
  return Object.assign(
    {},
    ...['items', 'inventory', 'prices'].map((file) =>
      mapped(
        document(file).paths['/v3/feeds'].post.requestBody.content['multipart/form-data'].examples,
        (one: Loose) => one.value,
      ),
    ),
  );
}

/** MP_ITEM_SPEC_4.3: what an item may say of its offer, and what it may show in a category. */
export function itemSpec(): { offer: Loose; shown(category: string): Loose } {
  const text = readFileSync(`${SPECS}/walmart/MP_ITEM_SPEC_4.3.json`, 'utf8');
  const { Orderable, Visible } = JSON.parse(text).properties.MPItem.items.properties;
  return { offer: Orderable.properties, shown: (category) => Visible.properties[category].properties };
}

/** A schema with nothing in it but what it names, ready to judge. */
export function closed(schema: Loose): ValidateFunction {
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(shut(schema));
}

/** A schema as it stands. draft-04's `exclusiveMaximum: false` and the name of the draft are nothing to ajv. */
export function open(schema: Loose): ValidateFunction {
  const bare = JSON.parse(JSON.stringify(schema), (name, value) =>
    name === '$schema' || (name === 'exclusiveMaximum' && typeof value === 'boolean') ? undefined : value,
  );
  const formats = {
    uri: (text: string) => URL.canParse(text),
    'date-time': /^\d{4}-\d\d-\d\dT/,
    int32: true,
    int64: true,
    double: true,
    binary: true,
  } as const;
  return new Ajv({ strict: false, formats, multipleOfPrecision: 6 }).compile(bare);
}

/** The specs lag behind what is answered; each of these stands in an example of the same spec, but for `field`. */
function patched(name: string, schema: Loose): Loose {
  const copy = structuredClone(schema);
  const { properties } = copy;
  switch (name) {
    case 'GET /v3/items':
      return grouped(copy);
    case 'GET /v3/items/{id}': {
      const list = document('items').paths['/v3/items'].get.responses['200'].content['application/json'].schema;
      const { ItemResponse, totalItems } = grouped(structuredClone(list)).properties;
      return { type: 'object', required: ['ItemResponse'], properties: { ItemResponse, totalItems } };
    }
    case 'GET /v3/items/count':
      return { type: 'object', additionalProperties: { type: 'integer' }, maxProperties: 1, minProperties: 1 };
    case 'PUT /v3/price': {
      const { mart, sku, message } = properties;
      return {
        type: 'object',
        properties: { ItemPriceResponse: { type: 'object', properties: { mart, sku, message } } },
      };
    }
    case 'GET /v3/feeds/{feedId}': {
      const item = properties.itemDetails.properties.itemIngestionStatus.items.properties;
      properties.feedSubmissionDate = { type: 'integer' };
      item.itemid = { type: 'string' };
      // Seen in live answers, in none of the specs.
      item.ingestionErrors.properties.ingestionError.items.properties.field = { type: 'string' };
      properties.ingestionErrors.properties.ingestionError.items.properties.field = { type: 'string' };
      return copy;
    }
    default:
      return copy;
  }
}

/** The examples have a list of grouping attributes where the schema has one. */
function grouped(schema: Loose): Loose {
  const info = schema.properties.ItemResponse.items.properties.variantGroupInfo.properties;
  info.groupingAttributes = { type: 'array', items: info.groupingAttributes };
  return schema;
}

function joined(mine: readonly Loose[], theirs: readonly Loose[]): Loose[] {
  const names = (parameters: readonly Loose[]) => parameters.map(({ name }) => name);
  const both = mine.map((one) => {
    const other = theirs.find(({ name }) => name === one.name);
    const values = [...(one.schema.enum ?? []), ...(other?.schema.enum ?? [])];
    return values.length > 0 ? { ...one, schema: { ...one.schema, enum: values } } : one;
  });
  return [...both, ...theirs.filter(({ name }) => !names(mine).includes(name))];
}

function shut(schema: Loose): Loose {
  if (Array.isArray(schema)) return schema.map(shut);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = mapped(schema, (value, name) => (name === 'properties' ? mapped(value, shut) : shut(value)));
  return inner.properties && inner.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

function mapped(record: Record<string, Loose>, change: (value: Loose, name: string) => Loose): Record<string, Loose> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

const read = new Map<string, Loose>();
function document(file: string): Loose {
  const known =
    read.get(file) ?? parse(readFileSync(`${SPECS}/walmart/walmart-marketplace-${file}-openapi-original.yml`, 'utf8'));
  read.set(file, known);
  return known;
}

function missing(name: string): never {
  throw new Error(`the specs have no ${name}`);
}
