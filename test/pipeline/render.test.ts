import { describe, expect, it } from 'vitest';
import type { Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Finding, Listing } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { render } from '../../src/pipeline/render.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';

/** A marketplace that stores one document a listing and finds what it is told to. */
function marketplace(find: (listing: Listing) => readonly Finding[]): Marketplace {
  return {
    manifest: {
      port: 1,
      id: 'example',
      title: 'Example',
      docs: '',
      sites: [],
      auth: {},
      credentials: [],
      settings: [],
    },
    limits: exampleListing().channel.limits,
    kinds: {},
    errors: { read: () => ({ is: 'ok' }), explain: ({ message }) => ({ message: { en: message, zh: message } }) },
    render: (listing) => ({
      documents: [{ key: `product/${listing.id}`, kind: 'product', body: listing.title, after: [], skus: {} }],
      findings: find(listing),
    }),
  };
}

async function rendered(listings: readonly Listing[], find: (listing: Listing) => readonly Finding[]) {
  const findings: Finding[] = [];
  const held: string[] = [];
  async function* source() {
    yield* listings;
  }
  const stage = render(() => marketplace(find), {
    held: (listing, channel) => void held.push(`${listing} on ${channel}`),
  });
  const keys: string[] = [];
  const context = { clock: new VirtualClock(), width: 1, report: (finding: Finding) => void findings.push(finding) };
  for await (const { documents } of stage(source(), context)) keys.push(...documents.map((document) => document.key));
  return { keys, findings, held };
}

const refused: Finding = {
  id: 'picture/no-way-to-deliver',
  severity: 'error',
  message: { en: 'no way', zh: '无法' },
  field: 'pictures',
};

describe('render', () => {
  it('passes on the documents of a listing, and a note at its cell', async () => {
    const { keys, findings, held } = await rendered([exampleListing()], () => [{ ...refused, severity: 'note' }]);

    expect(keys).toEqual(['product/MUG-1']);
    expect(findings).toMatchObject([{ severity: 'note', channel: 'example', sku: 'MUG-1', where: { cell: 'F2' } }]);
    expect(held).toEqual([]);
  });

  it('holds back a listing with an error and goes on with the next', async () => {
    const listings = [exampleListing({ id: 'BAD' }), exampleListing({ id: 'GOOD' })];

    const { keys, held } = await rendered(listings, (listing) => (listing.id === 'BAD' ? [refused] : []));

    expect(keys).toEqual(['product/GOOD']);
    expect(held).toEqual(['BAD on example']);
  });

  it('lets a fault of an adapter through', async () => {
    const broken = () => {
      throw new TypeError('a fault of ours');
    };

    await expect(rendered([exampleListing()], broken)).rejects.toThrow('a fault of ours');
  });
});
