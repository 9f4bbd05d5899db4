import type { Io } from '../core/ports/marketplace.ts';
import type { Store } from '../core/ports/store.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import { Governor } from '../transport/governor.ts';
import { createHttp, type Send } from '../transport/index.ts';
import { type Redactor, redactor } from '../transport/redact.ts';
import { Tokens } from '../transport/tokens.ts';
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
  const desks = new Map<string, Tokens>();
  const redact = redactor(composed.flatMap(secretsOf));
  const connected: EngineChannel[] = [];
  for (const one of composed) {
    const lane = `${one.channel.marketplace}/${one.channel.account}`;
    const governor =
      governors.get(lane) ?? new Governor({ clock: options.world.clock, spend: options.store.spend, account: lane });
    governors.set(lane, governor);
    connected.push(await engineChannel(one, { ...options, lane, governor, desks, redact }));
  }
  return connected;
}

interface Connection {
  readonly world: World;
  readonly pictures: MadePictures;
  readonly lane: string;
  readonly governor: Governor;
  /** Channels that sign in alike share their access tokens. */
  readonly desks: Map<string, Tokens>;
  readonly redact: Redactor;
}

async function engineChannel(
  { channel, marketplace, credentials, proxy, keep }: ComposedChannel,
  { world, pictures, lane, governor, desks, redact }: Connection,
): Promise<EngineChannel> {
  const tokens = (auth: string): Tokens => {
    const names = marketplace.manifest.auth[auth]?.credentials ?? [];
    const key = JSON.stringify([lane, auth, names.map((name) => credentials[name])]);
    const desk =
      desks.get(key) ??
      new Tokens({
        clock: world.clock,
        nonce: world.token,
        learn: redact.learn,
        keep: (refresh) => keep('REFRESH_TOKEN', refresh),
      });
    desks.set(key, desk);
    return desk;
  };
  const http = createHttp({
    channel,
    marketplace,
    credentials,
    clock: world.clock,
    nonce: world.token,
    governor,
    tokens,
    redact,
    wire: world.wire ?? (await socketWire(world.version, proxy)),
    signal: world.drain,
    ...(world.record !== undefined && { recorder: folderRecorder(world.record, { channel: channel.id, redact }) }),
  });
  const io: Io = { channel, http, openAsset: (asset) => pictures.open(asset, channel) };
  return { channel, marketplace, lane, io, redact, assetUrl: (asset) => pictures.address(asset, channel) };
}

function secretsOf({ marketplace, credentials }: ComposedChannel): readonly string[] {
  return marketplace.manifest.credentials.filter(({ secret }) => secret).flatMap(({ name }) => credentials[name] ?? []);
}

/** Real sockets, through the channel's proxy where it has one. */
export async function socketWire(version: string, proxy: string | undefined): Promise<Send> {
  const { axiosWire } = await import('../transport/axios-wire.ts');
  return axiosWire({ userAgent: `listwright/${version}`, ...(proxy !== undefined && { proxy }) });
}
