import { resolve } from 'node:path';
import { openShop, type Shop } from '../../app/shop.ts';
import type { World } from '../../app/world.ts';
import { Stop } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import { type Flags, listFlag, textFlag } from '../command.ts';

/** The shop that the flags name. */
function shopOf(flags: Flags, world: World, purpose: 'judge' | 'publish'): Promise<Shop> {
  const file = textFlag(flags, 'config');
  return openShop(world, {
    folder: folderOf(flags),
    ...(file !== undefined && { file: resolve(file) }),
    channels: listFlag(flags, 'channel'),
    purpose,
  });
}

/** The shop's folder. */
export function folderOf(flags: Flags): string {
  return resolve(textFlag(flags, 'folder') ?? '.');
}

/** A flag that counts. Throws Stop where it is no whole number. */
export function countFlag(flags: Flags, name: string): number | undefined {
  const value = textFlag(flags, name);
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  throw new Stop(text(`--${name} takes a whole number, not ${value}.`, `--${name} 需要一个整数，而不是 ${value}。`));
}

/** `{ first: 3 }` or nothing, for options objects. */
export function firstOf(flags: Flags): { first?: number } {
  const first = countFlag(flags, 'first');
  return first === undefined ? {} : { first };
}

/** Closes the shop's store when the work is over. */
export async function withShop(
  flags: Flags,
  world: World,
  options: { purpose: 'judge' | 'publish'; work: (shop: Shop) => Promise<number> },
): Promise<number> {
  const shop = await shopOf(flags, world, options.purpose);
  try {
    return await options.work(shop);
  } finally {
    shop.store.close();
  }
}
