import type { Call, Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome, Ready } from '../../../core/words.ts';
import type { ItemBody } from '../wire.ts';
import { feed } from './feed.ts';
import { patch, put, remove } from './submit.ts';

const ONE = { sends: 'whole', batch: 1, twice: 'harmless' } as const;

/** Minutes until a feed is read, whatever its length. */
const FEED: Omit<Call<ItemBody>, 'covers' | 'publish'> = {
  name: 'feed',
  sends: 'whole',
  // 25,000 messages and 10 MiB; addresses of pictures are longer than what stands for them.
  batch: 25_000,
  bytes: 5_000_000,
  rate: ['feed', 'feedDocument', 'storage'],
  settles: 300_000,
  twice: 'harmless',
};

/**
 * One SKU. It is put whole once; from then on only the attributes that changed are sent, so that what was sold meanwhile and
 * what a person added over there stays.
 */
export const item: Kind<ItemBody> = {
  create: [
    { ...ONE, name: 'put', covers: '*', rate: 'put', publish: oneByOne(put) },
    { ...FEED, covers: '*', publish: (batch, io) => feed(batch, io, 'UPDATE') },
  ],
  update: [
    { ...ONE, name: 'patch', covers: ['attributes'], rate: ['patch', 'search'], publish: oneByOne(patch) },
    { ...ONE, name: 'put', covers: '*', rate: ['put', 'get'], publish: oneByOne(put) },
    { ...FEED, covers: ['attributes'], publish: (batch, io) => feed(batch, io, 'PATCH') },
  ],
  withdraw: [
    { ...ONE, name: 'delete', covers: '*', rate: 'delete', publish: oneByOne(remove) },
    { ...FEED, covers: '*', publish: (batch, io) => feed(batch, io, 'DELETE') },
  ],
};

/** A call that carries its changes one by one. */
function oneByOne(errand: (change: Ready<ItemBody>, io: Io) => Promise<Outcome>) {
  return async ({ changes }: Batch<ItemBody>, io: Io): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const change of changes) outcomes.push(await errand(change, io));
    return outcomes;
  };
}
