import { Rejected } from '../../../src/core/faults.ts';
import { isRecord, type Json } from '../../../src/core/json.ts';
import type { HttpRequest, HttpResponse, Io } from '../../../src/core/ports/marketplace.ts';
import { type Lookup, replaceTokens } from '../../../src/core/refs.ts';
import type { Action, Batch, Channel, Document, Known, Ready, Refs } from '../../../src/core/words.ts';
import { errors } from '../../../src/marketplaces/woocommerce/errors.ts';
import { channel } from './listings.ts';

type Answer = Json | Partial<HttpResponse>;

/** A shop that answers as it is told and keeps what it was asked. The shop's currency is EUR unless told. */
export function shop(answer: (request: HttpRequest) => Answer, options: { channel?: Channel; currency?: Answer } = {}) {
  const requests: HttpRequest[] = [];
  const io: Io = {
    channel: options.channel ?? channel(),
    openAsset: async (id) => ({ bytes: new TextEncoder().encode(id), type: 'jpeg', name: `${id}.jpg` }),
    http: {
      async send(request) {
        const isCurrency = request.url.endsWith('/data/currencies/current');
        if (!isCurrency) requests.push(request);
        const response = asResponse(isCurrency ? (options.currency ?? { code: 'EUR' }) : answer(request));
        const reading = errors.read(response);
        if (reading.is === 'rejected') throw new Rejected(reading.problems);
        if (reading.is !== 'ok') throw new Error(`the test's shop answered ${reading.is}`);
        return response;
      },
    },
  };
  return { io, requests };
}

/** The JSON that a request carries. */
export function sent(request: HttpRequest | undefined): Json {
  return request?.body?.is === 'json' ? request.body.json : null;
}

export function response(
  status: number,
  json: Json | undefined,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return { status, headers, json, text: json === undefined ? '<html></html>' : JSON.stringify(json) };
}

function asResponse(answer: Answer): HttpResponse {
  if (isRecord(answer) && typeof answer.status === 'number')
    return { ...response(200, null), ...answer } as HttpResponse;
  return response(200, answer as Json);
}

const LOOKUP: Lookup = {
  ref: (_key, name) => (name === 'id' ? 7 : 8),
  asset: (id) => `https://pictures.example/${id.slice(28, 32)}.jpg`,
};

/** A change as the engine hands it over: tokens replaced; with `changed`, only what changed. */
export function ready<Body extends Json>(
  document: Document<string, Body>,
  action: Action,
  options: { refs?: Refs; before?: Json; changed?: readonly string[] } = {},
): Ready<Body> {
  const whole = replaceTokens(document.body, LOOKUP);
  const changed = options.changed;
  const body =
    changed && isRecord(whole)
      ? Object.fromEntries(Object.entries(whole).filter(([name]) => changed.includes(name)))
      : whole;
  const known: Known | undefined =
    action === 'create'
      ? undefined
      : {
          ...document,
          fingerprint: 'f',
          refs: options.refs ?? { id: 10 },
          body: options.before ?? document.body,
          origins: {},
        };
  return { document, action, changed: changed ?? [], cause: 'file', body: body as Body, ...(known && { known }) };
}

export function batch<Body extends Json>(changes: readonly Ready<Body>[], parent?: Refs): Batch<Body> {
  return { id: 'batch-1', changes, ...(parent && { with: parent }) };
}
