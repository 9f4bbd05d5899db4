import type { EngineChannel } from '../engine/lanes.ts';
import { connect } from './connect.ts';
import { missingCredentials } from './credentials.ts';
import type { Shop } from './shop.ts';

/** The channels whose marketplaces may be asked about categories: signed in, and not while we are to stay offline. */
export async function categoryChannels(shop: Shop, offline: 'yes' | 'no'): Promise<readonly EngineChannel[]> {
  if (offline === 'yes') return [];
  const asking = shop.composed.filter(
    ({ marketplace, credentials }) => marketplace.taxonomy && missingCredentials(marketplace, credentials).length === 0,
  );
  return asking.length === 0 ? [] : connect(asking, shop);
}
