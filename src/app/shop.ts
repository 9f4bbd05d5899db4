import { join } from 'node:path';
import type { Host } from '../core/ports/host.ts';
import type { Store } from '../core/ports/store.ts';
import { openStore } from '../stores/sqlite/index.ts';
import { type ComposedChannel, type ComposeOptions, composeChannels } from './compose.ts';
import { inShop, loadConfig, type ShopConfig } from './config.ts';
import { systemKeychain } from './keychain.ts';
import { type MadePictures, madePictures } from './made-pictures.ts';
import { openVault, type Vault } from './vault.ts';
import type { World } from './world.ts';

/** A shop that is open: its config, its memory, its channels. */
export interface Shop {
  readonly config: ShopConfig;
  readonly store: Store;
  readonly composed: readonly ComposedChannel[];
  readonly pictures: MadePictures;
  readonly world: World;
}

export interface ShopOptions {
  readonly folder: string;
  /** Instead of listwright.yaml. */
  readonly file?: string;
  /** Ids or globs; empty: all. */
  readonly channels: readonly string[];
  readonly purpose: ComposeOptions['purpose'];
}

/** Opens the shop in a folder. Throws Stop for whatever is wrong with its config or its place. */
export async function openShop(world: World, options: ShopOptions): Promise<Shop> {
  const config = await loadConfig({
    folder: options.folder,
    ...(options.file !== undefined && { file: options.file }),
  });
  return assemble(config, world, options);
}

/** The same for a config that no file holds. */
export async function assemble(
  config: ShopConfig,
  world: World,
  options: Pick<ShopOptions, 'channels' | 'purpose'>,
): Promise<Shop> {
  const composed = await composeChannels(config, {
    environment: world.environment,
    vault: shopVault(config.folder, world),
    only: options.channels,
    purpose: options.purpose,
  });
  const store = openShopStore(config.folder, world);
  return { config, store, composed, pictures: madePictures(store, await hostOf(config)), world };
}

/** The memory of the shop in a folder. */
export function openShopStore(folder: string, world: World): Store {
  return openStore({
    folder: join(folder, '.listwright'),
    tables: 'file',
    clock: world.clock,
    token: world.token,
    isAlive: (holder) => holder.host !== world.host || world.isRunning(holder.pid),
  });
}

/** Where the sign-ins of the shop in a folder are kept. `LISTWRIGHT_VAULT=file` leaves the keychain alone. */
export function shopVault(folder: string, { environment }: Pick<World, 'environment'>): Vault {
  return openVault(folder, environment.LISTWRIGHT_VAULT === 'file' ? undefined : systemKeychain(folder));
}

async function hostOf(config: ShopConfig): Promise<Host | undefined> {
  const { host } = config.images;
  if (!host) return undefined;
  const { folderHost } = await import('../hosts/folder.ts');
  return folderHost({ folder: inShop(config, host.folder), url: host.url });
}
