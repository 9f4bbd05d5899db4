import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/core/json.ts';
import type { Call, HttpRequest, HttpResponse, Io, Kind, Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Batch, Json, Outcome } from '../../src/core/words.ts';
import { loadMarketplace, marketplaces } from '../../src/marketplaces/index.ts';
import type { Check } from './check.ts';
import { checks } from './checks.ts';
import { PATIENCE } from './marketplace.ts';
import { Scene } from './scene.ts';

/** A mistake that an adapter's author could make. */
interface Defect {
  readonly name: string;
  /** By marketplace, where the mistake can be made: the checks that have to fail, each by itself. */
  readonly noticedBy: Readonly<Record<string, readonly string[]>>;
  plant(real: Marketplace): Marketplace;
  /** The mistake is not the adapter's: nobody cleans what is written down. */
  readonly redaction?: 'off';
}

const ALL = ['create', 'update', 'withdraw'] as const;

const defects: readonly Defect[] = [
  {
    name: 'an outcome is missing',
    noticedBy: {
      ebay: ['answers each change with exactly one outcome'],
      walmart: ['answers each change with exactly one outcome'],
      amazon: ['answers each change with exactly one outcome'],
      woocommerce: ['answers each change with exactly one outcome'],
      shopify: ['answers each change with exactly one outcome'],
    },
    plant: (real) => withOutcomes(real, (outcomes) => outcomes.slice(1)),
  },
  {
    name: 'outcomes are swapped',
    noticedBy: {
      ebay: ['lists what was published, by our keys and with our refs'],
      woocommerce: ['says of each change what became of that one'],
      shopify: ['shows the pictures that the listing has, each in its place'],
    },
    plant: (real) =>
      withOutcomes(real, (outcomes) =>
        outcomes.map((outcome, place) => ({
          ...outcome,
          key: outcomes[(place + 1) % outcomes.length]?.key ?? outcome.key,
        })),
      ),
  },
  {
    name: 'an item error inside a 200 is read as done',
    noticedBy: {
      ebay: ['believes nothing live that is not there'],
      amazon: ['lets one listing that is refused harm no other'],
      woocommerce: ['believes nothing live that is not there', 'lets one listing that is refused harm no other'],
      shopify: ['lets one listing that is refused harm no other'],
    },
    plant: (real) => ({
      ...withOutcomes(real, (outcomes) =>
        outcomes.map((outcome) =>
          outcome.is === 'rejected' || outcome.is === 'exists'
            ? { key: outcome.key, is: 'done', refs: { id: 1 } }
            : outcome,
        ),
      ),
      errors: {
        ...real.errors,
        read: (response) => (response.status === 200 ? { is: 'ok' } : real.errors.read(response)),
      },
    }),
  },
  {
    name: 'a creation is repeated',
    noticedBy: { woocommerce: ['makes each listing once'], shopify: ['makes each listing once'] },
    plant: (real) =>
      withCreate(real, async (call, batch, io) => (await blindly(call, batch, io)) ?? call.publish(batch, io)),
  },
  {
    name: '`src` is sent again',
    noticedBy: { woocommerce: ['sends no picture twice'] },
    plant: (real) =>
      withUpdate({ ...real, kinds: wholeUpdates(real) }, (call, batch, io) =>
        call.publish(
          batch,
          sending(io, (json) => withAddresses(json, batch)),
        ),
      ),
  },
  {
    name: 'one variation is dropped',
    noticedBy: {
      ebay: [
        'puts every SKU on sale with its price, currency and stock, and then plans nothing',
        'speaks for every SKU of a listing, with its price',
      ],
      walmart: [
        'puts every SKU on sale with its price, currency and stock, and then plans nothing',
        'speaks for every SKU of a listing, with its price',
      ],
      amazon: [
        'puts every SKU on sale with its price, currency and stock, and then plans nothing',
        'speaks for every SKU of a listing, with its price',
      ],
      woocommerce: [
        'puts every SKU on sale with its price, currency and stock, and then plans nothing',
        'speaks for every SKU of a listing, with its price',
      ],
      shopify: [
        'puts every SKU on sale with its price, currency and stock, and then plans nothing',
        'speaks for every SKU of a listing, with its price',
      ],
    },
    plant: (real) => ({
      ...real,
      render: (listing) =>
        real.render(listing.variants.length < 3 ? listing : { ...listing, variants: listing.variants.slice(1) }),
    }),
  },
  {
    name: 'a child goes before its parent',
    noticedBy: {
      ebay: ['names in `after` whatever a token stands for'],
      woocommerce: [
        'puts every SKU on sale with its price, currency and stock, and then plans nothing',
        'names in `after` whatever a token stands for',
      ],
      shopify: [
        'puts every SKU on sale with its price, currency and stock, and then plans nothing',
        'names in `after` whatever a token stands for',
      ],
    },
    plant: (real) => ({
      ...real,
      render: (listing) => ({
        ...real.render(listing),
        documents: real.render(listing).documents.map((document) => ({ ...document, after: [] })),
      }),
    }),
  },
  {
    name: 'a throttle is swallowed',
    noticedBy: {
      ebay: ['waits as long as it is told to, and then goes on'],
      walmart: ['waits as long as it is told to, and then goes on'],
      woocommerce: ['waits as long as it is told to, and then goes on'],
      shopify: ['waits as long as it is told to, and then goes on'],
    },
    plant: (real) => ({
      ...real,
      errors: {
        ...real.errors,
        read: (response) => {
          const reading = real.errors.read(response);
          return reading.is === 'throttled' ? { is: 'ok' } : reading;
        },
      },
    }),
  },
  {
    name: 'amounts of another currency are sent as they stand',
    noticedBy: {
      ebay: ['puts every SKU on sale with its price, currency and stock, and then plans nothing'],
      walmart: ['puts every SKU on sale with its price, currency and stock, and then plans nothing'],
      amazon: ['puts every SKU on sale with its price, currency and stock, and then plans nothing'],
      woocommerce: ['puts every SKU on sale with its price, currency and stock, and then plans nothing'],
      shopify: ['puts every SKU on sale with its price, currency and stock, and then plans nothing'],
    },
    plant: (real) => ({
      ...real,
      render: (listing) =>
        real.render({
          ...listing,
          variants: listing.variants.map((variant) => ({
            ...variant,
            price: { amount: (Number(variant.price.amount) * 7.1).toFixed(2), currency: 'CNY' },
          })),
        }),
    }),
  },
  {
    name: 'the currency is lost',
    noticedBy: {
      woocommerce: ['sells nothing in a shop that has another currency'],
      shopify: ['sells nothing in a shop that has another currency'],
    },
    plant: (real) =>
      withCalls(real, ALL, (call, batch, io) => call.publish(batch, hearing(io, 'JPY', io.channel.currency))),
  },
  {
    name: 'a request draws on the wrong bucket, or on none',
    noticedBy: {
      ebay: ['draws only on the buckets that the call names'],
      walmart: ['draws only on the buckets that the call names'],
      amazon: ['draws only on the buckets that the call names'],
      woocommerce: ['draws only on the buckets that the call names'],
      shopify: ['keeps to the rates it declares, and is never refused for its pace'],
    },
    plant: (real) =>
      withCalls(real, ALL, (call, batch, io) => {
        const other = Object.keys(real.limits.rates).find((name) => name !== call.rate) ?? '';
        const send = (request: HttpRequest): Promise<HttpResponse> =>
          io.http.send(request.cost === undefined ? { ...request, bucket: other } : { ...request, cost: 0 });
        return call.publish(batch, { ...io, http: { send } });
      }),
  },
  {
    name: 'what is there is not found',
    noticedBy: {
      ebay: [
        'never overwrites a listing that somebody else made',
        'goes on after a crash between publishing and writing it down',
      ],
      walmart: [
        'never overwrites a listing that somebody else made',
        'lists what was published, by our keys and with our refs',
      ],
      amazon: [
        'never overwrites a listing that somebody else made',
        'lists what was published, by our keys and with our refs',
      ],
      woocommerce: [
        'lists what was published, by our keys and with our refs',
        'goes on after a crash between publishing and writing it down',
      ],
      shopify: ['never overwrites a listing that somebody else made'],
    },
    plant: (real) => ({ ...real, async *list() {} }),
  },
  {
    name: 'a removal is only claimed',
    noticedBy: {
      ebay: ['withdraws and leaves nothing to buy'],
      walmart: ['withdraws and leaves nothing to buy'],
      amazon: ['withdraws and leaves nothing to buy'],
      woocommerce: ['withdraws and leaves nothing to buy'],
      shopify: ['withdraws and leaves nothing to buy'],
    },
    plant: (real) =>
      withCalls(real, ['withdraw'], async (_, { changes }) =>
        changes.map(({ document }) => ({ key: document.key, is: 'done' })),
      ),
  },
  {
    name: 'a ticket counts as done unasked',
    noticedBy: {
      walmart: [
        'has an answer for every ticket, one that nobody knows over there included',
        'lets one listing that is refused harm no other',
      ],
      amazon: ['has an answer for every ticket, one that nobody knows over there included'],
      shopify: ['has an answer for every ticket, one that nobody knows over there included'],
    },
    plant: (real) => ({ ...real, poll: async (tickets) => tickets.map(({ key }) => ({ key, is: 'done' })) }),
  },
  {
    name: 'a price travels with the whole document',
    noticedBy: {
      ebay: ['updates a price and creates nothing, by the cheap call where there is one'],
      walmart: ['updates a price and creates nothing, by the cheap call where there is one'],
      amazon: ['updates a price and creates nothing, by the cheap call where there is one'],
      woocommerce: ['updates a price and creates nothing, by the cheap call where there is one'],
      shopify: ['updates a price and creates nothing, by the cheap call where there is one'],
    },
    plant: (real) => ({ ...real, kinds: dearUpdates(real) }),
  },
  {
    name: 'two documents stand on each other',
    noticedBy: {
      ebay: ['gives each document a key of its own, and parents that exist and form no circle'],
      walmart: ['gives each document a key of its own, and parents that exist and form no circle'],
      amazon: ['gives each document a key of its own, and parents that exist and form no circle'],
      woocommerce: ['gives each document a key of its own, and parents that exist and form no circle'],
      shopify: ['gives each document a key of its own, and parents that exist and form no circle'],
    },
    plant: (real) => ({
      ...real,
      render: (listing) => {
        const { documents, findings } = real.render(listing);
        const keys = documents.map(({ key }) => key);
        return {
          findings,
          documents: documents.map((one) => ({ ...one, after: keys.filter((key) => key !== one.key) })),
        };
      },
    }),
  },
  {
    name: 'a secret stands in an error text',
    noticedBy: {
      ebay: ['lets no secret into outcomes, into what is remembered or into what ends a run'],
      walmart: ['lets no secret into outcomes, into what is remembered or into what ends a run'],
      amazon: ['lets no secret into outcomes, into what is remembered or into what ends a run'],
      woocommerce: ['lets no secret into outcomes, into what is remembered or into what ends a run'],
      shopify: ['lets no secret into outcomes, into what is remembered or into what ends a run'],
    },
    plant: (real) => real,
    redaction: 'off',
  },
];

describe('the suite notices', () => {
  const planted = defects.flatMap((defect) =>
    Object.entries(defect.noticedBy).flatMap(([id, names]) =>
      names.map((check) => [defect.name, id, check, defect] as const),
    ),
  );

  it.each(planted)(
    'that %s (%s): “%s” fails',
    async (_, id, name, { plant: adapter, redaction }) => {
      const check = checks.find((one) => one.name === name);
      const scenes = await Promise.all(
        (await deliveriesOf(id)).map((delivery) =>
          Scene.open(id, { delivery, adapter, ...(redaction && { redaction }) }),
        ),
      );

      const ends = await Promise.all(scenes.map((scene) => endOf(check, scene)));

      // One way of sending pictures is enough: some defects cannot show in the other.
      expect(ends, `“${name}” passes with the defect in it`).toContainEqual(expect.stringContaining('AssertionError'));
      for (const scene of scenes) scene.close();
    },
    PATIENCE,
  );

  it.each([...new Set(planted.map(([, , check]) => check))])(
    'nothing by “%s” where there is nothing',
    async (name) => {
      const check = checks.find((one) => one.name === name);
      for (const id of Object.keys(marketplaces)) {
        for (const delivery of await deliveriesOf(id)) {
          const scene = await Scene.open(id, {
            delivery,
            adapter: (real) => withOutcomes(real, (outcomes) => outcomes),
          });
          expect(await endOf(check, scene)).toBe('passed');
          scene.close();
        }
      }
    },
    PATIENCE,
  );
});

/** The ways in which it takes pictures. */
async function deliveriesOf(id: string): Promise<readonly ('by-address' | 'as-document')[]> {
  return (await loadMarketplace(id))?.limits.pictures.delivery ?? [];
}

/** `passed`, or what the check said. */
async function endOf(check: Check | undefined, scene: Scene): Promise<string> {
  if (!check) return 'there is no such check';
  try {
    await check.run(scene);
    return 'passed';
  } catch (reason) {
    return String(reason);
  }
}

type Publish = (call: Call, batch: Batch, io: Io) => Promise<readonly Outcome[]>;

function withCalls(
  real: Marketplace,
  members: readonly ('create' | 'update' | 'withdraw')[],
  publish: Publish,
): Marketplace {
  const kinds = Object.fromEntries(
    Object.entries(real.kinds).map(([name, kind]): [string, Kind] => {
      const changed = Object.fromEntries(
        members.map((member) => [
          member,
          kind[member].map((call) => ({ ...call, publish: (batch: Batch, io: Io) => publish(call, batch, io) })),
        ]),
      );
      return [name, { ...kind, ...changed }];
    }),
  );
  return { ...real, kinds };
}

function withOutcomes(real: Marketplace, change: (outcomes: readonly Outcome[]) => readonly Outcome[]): Marketplace {
  return withCalls(real, ['create', 'update'], async (call, batch, io) => change(await call.publish(batch, io)));
}

function withCreate(real: Marketplace, publish: Publish): Marketplace {
  return withCalls(real, ['create'], publish);
}

function withUpdate(real: Marketplace, publish: Publish): Marketplace {
  return withCalls(real, ['update'], publish);
}

/** The calls for a part of a document are never chosen. */
function dearUpdates(real: Marketplace): Marketplace['kinds'] {
  return Object.fromEntries(
    Object.entries(real.kinds).map(([name, kind]): [string, Kind] => [
      name,
      { ...kind, update: kind.update.map((call) => (call.covers === '*' ? call : { ...call, covers: ['nothing'] })) },
    ]),
  );
}

/** Only the calls that send a document whole. */
function wholeUpdates(real: Marketplace): Marketplace['kinds'] {
  return Object.fromEntries(
    Object.entries(real.kinds).map(([name, kind]): [string, Kind] => [
      name,
      {
        ...kind,
        update: kind.update
          .filter(({ covers }) => covers === '*')
          .map((call) => ({ ...call, sends: 'whole' as const })),
      },
    ]),
  );
}

/** Sends everything once before, under names that nobody could recognise, and forgets what it was told. */
async function blindly(call: Call, batch: Batch, io: Io): Promise<undefined> {
  await call.publish({ ...batch, id: `${batch.id}/again` }, sending(io, renamed)).catch(() => undefined);
  return undefined;
}

function renamed(json: Json): Json {
  return JSON.parse(
    JSON.stringify(json)
      .replaceAll(/"sku":"[^"]*"/g, '"sku":""')
      .replaceAll(/"value":"([^"]*)"/g, '"value":"$1 again"'),
  );
}

/** The same, with every JSON body changed on its way out. */
function sending(io: Io, change: (json: Json) => Json): Io {
  const send = (request: HttpRequest): Promise<HttpResponse> =>
    io.http.send(
      request.body?.is === 'json' ? { ...request, body: { is: 'json', json: change(request.body.json) } } : request,
    );
  return { ...io, http: { send } };
}

/** The same, with one word of every answer heard as another. */
function hearing(io: Io, word: string, instead: string): Io {
  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const response = await io.http.send(request);
    const text = response.text.replaceAll(word, instead);
    return { ...response, text, json: response.json === undefined ? undefined : JSON.parse(text) };
  };
  return { ...io, http: { send } };
}

/** Puts the addresses of all pictures into an update, whatever ids are known. */
function withAddresses(json: Json, batch: Batch): Json {
  if (!isRecord(json) || !Array.isArray(json.update)) return json;
  const update = json.update.map((item, place) => {
    const body = batch.changes[place]?.body ?? null;
    return isRecord(item) && isRecord(body) && body.images !== undefined ? { ...item, images: body.images } : item;
  });
  return { ...json, update };
}
