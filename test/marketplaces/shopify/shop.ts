import { Rejected } from '../../../src/core/faults.ts';
import { isRecord, type Json } from '../../../src/core/json.ts';
import type { HttpRequest, HttpResponse, Io } from '../../../src/core/ports/marketplace.ts';
import { type Lookup, replaceTokens } from '../../../src/core/refs.ts';
import type { Action, Channel, Document, Known, Ready, Refs } from '../../../src/core/words.ts';
import { errors } from '../../../src/marketplaces/shopify/errors.ts';
import { channel } from './listings.ts';

type Variables = Readonly<Record<string, Json>>;
/** Operation → the `data` it is answered with. */
type Answers = Readonly<Record<string, (variables: Variables) => Json>>;

/** One operation as it was sent, with the `data` of its answer. */
export interface Exchange {
  readonly name: string;
  readonly query: string;
  readonly variables: Variables;
  readonly data: Json;
  readonly cost: number;
}

/** What all shops of a test file were asked and answered, for test/contract. */
export const everyExchange: Exchange[] = [];

export const gid = (type: string, id: number | string) => `gid://shopify/${type}/${id}`;
export const okay = { userErrors: [] };
export const END = { hasNextPage: false, endCursor: null };
export const UPLOADED = 'https://storage.example/upload';

/** A shop in euros with one location, one publication and nothing in its way. Its answers are held against the schema in test/contract. */
const ANSWERS: Answers = {
  define: () => ({ metafieldDefinitionCreate: { createdDefinition: { id: gid('MetafieldDefinition', 1) }, ...okay } }),
  definition: () => ({
    metafieldDefinitions: { nodes: [{ id: gid('MetafieldDefinition', 9), type: { name: 'id' } }] },
  }),
  stage: ({ input }) => ({
    stagedUploadsCreate: {
      stagedTargets: listOf(input).map((_, n) => ({
        url: UPLOADED,
        resourceUrl: `${UPLOADED}/${n}`,
        parameters: [
          { name: 'key', value: `tmp/${n}` },
          { name: 'policy', value: 'abc' },
        ],
      })),
      ...okay,
    },
  }),
  createFiles: ({ files }) => ({
    fileCreate: { files: listOf(files).map((_, n) => file(n + 1, 'PROCESSING')), ...okay },
  }),
  deleteFiles: ({ fileIds }) => ({ fileDelete: { deletedFileIds: fileIds ?? null, ...okay } }),
  files: ({ ids }) => ({ nodes: listOf(ids).map((_, n) => file(n + 1, 'READY')) }),
  media: () => ({ product: { id: gid('Product', 7), media: { nodes: [file(1, 'READY'), file(2, 'READY')] } } }),
  setProduct: ({ input, withMedia }) => ({
    productSet: {
      product: {
        id: gid('Product', 7),
        variants: { nodes: listOf(isRecord(input) ? input.variants : []).map(variantNode), pageInfo: END },
        ...(withMedia === true && {
          media: {
            nodes: listOf(isRecord(input) ? input.files : []).map((_, n) => ({ id: gid('MediaImage', n + 1) })),
          },
        }),
      },
      ...okay,
    },
  }),
  variants: () => ({ product: { variants: { nodes: [variantNode({ sku: 'LAST' }, 250)], pageInfo: END } } }),
  updateVariants: () => ({ productVariantsBulkUpdate: { product: { id: gid('Product', 7) }, ...okay } }),
  deleteProduct: ({ id }) => ({ productDelete: { deletedProductId: id ?? null, ...okay } }),
  levels: ({ ids }) => ({
    nodes: listOf(ids).map((id) => ({
      id,
      inventoryLevel: { quantities: [{ name: 'available', quantity: 40 }] },
    })),
  }),
  setQuantities: () => ({
    inventorySetQuantities: { inventoryAdjustmentGroup: { id: gid('InventoryAdjustmentGroup', 1) }, ...okay },
  }),
  activate: () => ({ inventoryActivate: { inventoryLevel: { id: gid('InventoryLevel', 1) }, ...okay } }),
  publish: () => ({
    productUpdate: { product: { id: gid('Product', 7), status: 'ACTIVE' }, ...okay },
    publishablePublish: okay,
  }),
  shop: () => ({ shop: { currencyCode: 'EUR' } }),
  locations: () => ({ locations: { nodes: [{ id: gid('Location', 1), name: 'Lager' }] } }),
  publications: () => ({ publications: { nodes: [{ id: gid('Publication', 1), name: 'Online Store' }] } }),
  products: () => ({ products: { nodes: [], pageInfo: END } }),
  find: (variables) =>
    Object.fromEntries(
      Object.keys(variables)
        .filter((name) => name !== 'first')
        .map((name) => [name.replace('i', 'p'), null]),
    ),
};

/** A shop that answers as it is told and keeps what it was asked. */
export function shop(told: Answers = {}, options: { channel?: Channel } = {}) {
  const exchanges: Exchange[] = [];
  const uploads: HttpRequest[] = [];
  const io: Io = {
    channel: options.channel ?? channel(),
    openAsset: async (id) => ({ bytes: new TextEncoder().encode(id), type: 'jpeg', name: `${id}.jpg` }),
    http: {
      async send(request) {
        if (request.auth === 'none') {
          uploads.push(request);
          return { status: 201, headers: {}, text: '<PostResponse/>', json: undefined };
        }
        return answered(request, { ...ANSWERS, ...told }, exchanges);
      },
    },
  };
  return { io, exchanges, uploads, asked: (name: string) => exchanges.filter((exchange) => exchange.name === name) };
}

function answered(request: HttpRequest, answers: Answers, exchanges: Exchange[]): HttpResponse {
  const json = request.body?.is === 'json' && isRecord(request.body.json) ? request.body.json : {};
  const query = String(json.query);
  const variables = isRecord(json.variables) ? json.variables : {};
  const name = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
  const data = answers[name]?.(variables) ?? null;
  const exchange = { name, query, variables, data, cost: request.cost ?? 0 };
  exchanges.push(exchange);
  everyExchange.push(exchange);
  const response = answer({ data });
  const reading = errors.read(response);
  if (reading.is === 'rejected') throw new Rejected(reading.problems);
  if (reading.is !== 'ok') throw new Error(`the test's shop answered ${reading.is}`);
  return response;
}

/** An answer of the wire. */
export function answer(json: Json | undefined, changes: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, json, text: JSON.stringify(json) ?? '', ...changes };
}

export function file(n: number, fileStatus: string, fileErrors: Json = []): Json {
  return { id: gid('MediaImage', n), fileStatus, fileErrors };
}

/** A refusal: `{ userErrors: [ … ] }`. */
export function refusal(code: string, message: string, field: readonly string[] | null = null) {
  return { userErrors: [{ field, message, code }] };
}

export function variantNode(variant: Json, n: number): Json {
  const sku = isRecord(variant) ? (variant.sku ?? null) : null;
  return { id: gid('ProductVariant', n + 1), sku, inventoryItem: { id: gid('InventoryItem', n + 1) } };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

const LOOKUP: Lookup = {
  ref: (_key, name) =>
    name === 'id' ? gid('Product', 7) : name === 'fileId' ? gid('MediaImage', 1) : gid('InventoryItem', name.length),
  asset: (id) => `https://pictures.example/${id.slice(28, 32)}.jpg`,
};

/** A change as the engine hands it over: tokens replaced. */
export function ready<Body extends Json>(
  document: Document<string, Body>,
  action: Action,
  options: { refs?: Refs; before?: Json; changed?: readonly string[] } = {},
): Ready<Body> {
  const { key, kind, after, skus } = document;
  const body = options.before ?? document.body;
  const known: Known = { key, kind, fingerprint: 'f', refs: options.refs ?? {}, skus, after, body, origins: {} };
  return {
    document,
    action,
    changed: options.changed ?? [],
    cause: 'file',
    body: replaceTokens(document.body, LOOKUP),
    ...(document.once !== undefined && action === 'create' && { once: document.once }),
    ...(action !== 'create' && { known }),
  };
}
