import { describe, expect, it } from 'vitest';
import type { Call, HttpRequest, Io, Kind, Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Batch, Document, Json, Outcome } from '../../src/core/words.ts';
import { checks } from './checks.ts';
import { Scene } from './scene.ts';

/** A mistake that an adapter's author could make. The suite has to notice each. */
interface Defect {
  readonly name: string;
  readonly of: readonly string[];
  plant(real: Marketplace): Marketplace;
}

const BOTH = ['woocommerce', 'shopify'];

const defects: readonly Defect[] = [
  { name: 'an outcome is missing', of: BOTH, plant: (real) => withOutcomes(real, (outcomes) => outcomes.slice(1)) },
  {
    name: 'outcomes are swapped',
    of: BOTH,
    plant: (real) =>
      withOutcomes(
        real,
        (outcomes) =>
          outcomes.map((outcome, place) => ({
            ...outcome,
            key: outcomes[(place + 1) % outcomes.length]?.key ?? outcome.key,
          })),
        'product',
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
      withUpdate(real, (call, batch, io) =>
        call.publish(
          {
            ...batch,
            changes: batch.changes.map((change) => ({
              ...change,
              ...(change.known && { known: { ...change.known, refs: { id: change.known.refs.id ?? 0 } } }),
            })),
          },
          io,
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
  {
    name: 'a secret stands in an error text',
    of: BOTH,
    plant: (real) =>
      withCreate(real, async (_call, batch, io) =>
        batch.changes.map(({ document }) => ({
          key: document.key,
          is: 'rejected',
          problems: [{ code: 'oops', message: `sent ${leaked(io)}` }],
        })),
      ),
  },
];

describe('the suite notices', () => {
  const planted = defects.flatMap((defect) => defect.of.map((id) => [defect.name, id, defect] as const));

  it.each(planted)('that %s (%s)', async (_name, id, defect) => {
    const caught: string[] = [];
    for (const check of checks) {
      const scene = await Scene.open(id, { delivery: check.delivery ?? 'as-document', adapter: defect.plant });
      await check.run(scene).catch(() => caught.push(check.name));
      scene.close();
      if (caught.length > 0) break;
    }

    expect(caught, `no check failed though ${defect.name}`).not.toEqual([]);
  });

  it('nothing where there is nothing', async () => {
    const scene = await Scene.open('woocommerce', { adapter: (real) => withOutcomes(real, (outcomes) => outcomes) });
    for (const check of checks.slice(0, 5))
      await check.run(scene).catch((reason: unknown) => expect.unreachable(String(reason)));
    scene.close();
  });
});

type Publish = (call: Call, batch: Batch, io: Io) => Promise<readonly Outcome[]>;

function withCalls(
  real: Marketplace,
  members: readonly ('create' | 'update' | 'withdraw')[],
  publish: Publish,
  only?: string,
): Marketplace {
  const kinds = Object.fromEntries(
    Object.entries(real.kinds).map(([name, kind]): [string, Kind] => {
      if (only !== undefined && name !== only) return [name, kind];
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

function withOutcomes(
  real: Marketplace,
  change: (outcomes: readonly Outcome[]) => readonly Outcome[],
  only?: string,
): Marketplace {
  return withCalls(real, ['create', 'update'], async (call, batch, io) => change(await call.publish(batch, io)), only);
}

function withCreate(real: Marketplace, publish: Publish): Marketplace {
  return withCalls(real, ['create'], publish);
}

function withUpdate(real: Marketplace, publish: Publish): Marketplace {
  return withCalls(real, ['update'], publish);
}

/** Tries once, and forgets what it was told: the caller sends everything again under new names. */
async function blindly(call: Call, batch: Batch, io: Io): Promise<readonly Outcome[] | undefined> {
  const renamed = {
    ...batch,
    id: `${batch.id}/again`,
    changes: batch.changes.map((change) => ({
      ...change,
      body: twin(change.body),
      document: { ...change.document, body: twin(change.document.body) } as Document,
    })),
  };
  await call.publish(renamed, io).catch(() => undefined);
  return undefined;
}

/** The same thing under no name that could be recognised. */
function twin(body: Json): Json {
  return JSON.parse(
    JSON.stringify(body)
      .replaceAll(/"sku":"[^"]*"/g, '"sku":""')
      .replaceAll(/"value":"([^"]*)"/g, '"value":"$1 again"'),
  );
}

/** What an adapter could never get at by itself: the transport gives it no credential. It is handed in here. */
function leaked(io: Io): string {
  const request: HttpRequest = { method: 'GET', url: 'https://x.test/', bucket: '', harmless: true };
  return `${request.method} with ${SECRETS[io.channel.marketplace]}`;
}

const SECRETS: Readonly<Record<string, string>> = {
  woocommerce: 'cs_sandbox0000000000000000000000000000000000',
  shopify: 'shpat_sandbox00000000000000000000000000',
};
