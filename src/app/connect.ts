import type { Io } from '../core/ports/marketplace.ts';
import type { Store } from '../core/ports/store.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import { Governor } from '../transport/governor.ts';
import { createHttp, type Send } from '../transport/index.ts';
import { redactor } from '../transport/redact.ts';
import type { ComposedChannel } from './compose.ts';
import { demandCredentials } from './credentials.ts';
import type { MadePictures } from './made-pictures.ts';
import { folderRecorder } from './recorder.ts';
import type { World } from './world.ts';

/** Gives each channel its way to the marketplace. Throws Stop (exit 6) naming the variables of missing credentials. */
export async function connect(
  composed: readonly ComposedChannel[],
  options: { store: Store; world: World; pictures: MadePictures },
): Promise<readonly EngineChannel[]> {
  for (const { channel, marketplace, credentials } of composed) demandCredentials(channel.id, marketplace, credentials);
  const governors = new Map<string, Governor>();
  const connected: EngineChannel[] = [];
  for (const one of composed) {
    const lane = `${one.channel.marketplace}/${one.channel.account}`;
    const governor =
      governors.get(lane) ?? new Governor({ clock: options.world.clock, spend: options.store.spend, account: lane });
    governors.set(lane, governor);
    connected.push(await engineChannel(one, { ...options, lane, governor }));
  }
  return connected;
}

async function engineChannel(
  { channel, marketplace, credentials, proxy }: ComposedChannel,
  { world, pictures, lane, governor }: { world: World; pictures: MadePictures; lane: string; governor: Governor },
): Promise<EngineChannel> {
  const secrets = marketplace.manifest.credentials
    .filter(({ secret }) => secret)
    .flatMap(({ name }) => credentials[name] ?? []);
  const redact = redactor(secrets);
  const http = createHttp({
    channel,
    marketplace,
    credentials,
    clock: world.clock,
    nonce: world.token,
    governor,
    redact,
    wire: world.wire ?? (await socketWire(world.version, proxy)),
    signal: world.drain,
    ...(world.record !== undefined && { recorder: folderRecorder(world.record, { channel: channel.id, redact }) }),
  });
  const io: Io = { channel, http, openAsset: (asset) => pictures.open(asset, channel) };
  return { channel, marketplace, lane, io, redact, assetUrl: (asset) => pictures.address(asset, channel) };
}

async function socketWire(version: string, proxy: string | undefined): Promise<Send> {
  const { axiosWire } = await import('../transport/axios-wire.ts');
  return axiosWire({ userAgent: `listwright/${version}`, ...(proxy !== undefined && { proxy }) });
}
