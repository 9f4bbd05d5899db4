import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/core/json.ts';
import type { Call, HttpRequest, HttpResponse, Io, Kind, Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Batch, Json, Outcome } from '../../src/core/words.ts';
import { checks } from './checks.ts';
import { Scene } from './scene.ts';

/** A mistake that an adapter's author could make. The suite has to notice each. */
interface Defect {
  readonly name: string;
  readonly of: readonly string[];
  plant(real: Marketplace): Marketplace;
  /** The mistake is not the adapter's: nobody cleans what is written down. */
  readonly redaction?: 'off';
}

const BOTH = ['woocommerce', 'shopify'];

const defects: readonly Defect[] = [
  { name: 'an outcome is missing', of: BOTH, plant: (real) => withOutcomes(real, (outcomes) => outcomes.slice(1)) },
  {
    name: 'outcomes are swapped',
    of: BOTH,
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
    of: BOTH,
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
    of: BOTH,
    plant: (real) =>
      withCreate(real, async (call, batch, io) => (await blindly(call, batch, io)) ?? call.publish(batch, io)),
  },
  {
    name: '`src` is sent again',
    of: ['woocommerce'],
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
    of: BOTH,
    plant: (real) => ({
      ...real,
      render: (listing) =>
        real.render(listing.variants.length < 3 ? listing : { ...listing, variants: listing.variants.slice(1) }),
    }),
  },
  {
    name: 'a child goes before its parent',
    of: BOTH,
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
    of: BOTH,
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
    name: 'the currency is lost',
    of: BOTH,
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
  { name: 'a secret stands in an error text', of: BOTH, plant: (real) => real, redaction: 'off' },
];

describe('the suite notices', () => {
  const planted = defects.flatMap((defect) => defect.of.map((id) => [defect.name, id, defect] as const));

  it.each(planted)('that %s (%s)', async (_name, id, defect) => {
    const caught: string[] = [];
    for (const check of checks) {
      const scene = await Scene.open(id, {
        delivery: check.delivery ?? 'as-document',
        adapter: defect.plant,
        ...(defect.redaction && { redaction: defect.redaction }),
      });
      await check.run(scene).catch(() => caught.push(check.name));
      scene.close();
      if (caught.length > 0) break;
    }

    expect(caught, `no check failed though ${defect.name}`).not.toEqual([]);
  });

  it.each(BOTH)('nothing where there is nothing (%s)', async (id) => {
    for (const check of checks) {
      const scene = await Scene.open(id, {
        delivery: check.delivery ?? 'as-document',
        adapter: (real) => withOutcomes(real, (outcomes) => outcomes),
      });
      await check.run(scene);
      scene.close();
    }
  });
});

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

/** Puts the addresses of all pictures into an update, whatever ids are known. */
function withAddresses(json: Json, batch: Batch): Json {
  if (!isRecord(json) || !Array.isArray(json.update)) return json;
  const update = json.update.map((item, place) => {
    const body = batch.changes[place]?.body ?? null;
    return isRecord(item) && isRecord(body) && body.images !== undefined ? { ...item, images: body.images } : item;
  });
  return { ...json, update };
}
