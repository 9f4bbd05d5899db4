import type { EngineChannel } from '../engine/lanes.ts';
import type { Shop } from './shop.ts';

/** Channels for work that never leaves the machine. Using their wire is a fault of ours. */
export function offlineChannels({ composed, pictures }: Pick<Shop, 'composed' | 'pictures'>): readonly EngineChannel[] {
  return composed.map(({ channel, marketplace }) => ({
    channel,
    marketplace,
    lane: `${channel.marketplace}/${channel.account}`,
    io: {
      channel,
      http: {
        send: () => {
          throw new Error('offline work tried to reach a marketplace');
        },
      },
      openAsset: (asset) => pictures.open(asset, channel),
    },
    redact: (text) => text,
    assetUrl: (asset) => pictures.address(asset, channel),
  }));
}
