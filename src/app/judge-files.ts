import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { type CheckOptions, check } from './check.ts';
import { configOf } from './config.ts';
import { assemble } from './shop.ts';
import type { World } from './world.ts';

export interface JudgeFilesOptions {
  readonly marketplace: string;
  readonly site?: string;
  readonly encoding?: string;
  readonly files: readonly string[];
  readonly options: CheckOptions;
}

/** `check FILE --marketplace ID`: the rules of one marketplace on a file, without a shop. Leaves nothing behind. */
export async function judgeFiles(
  world: World,
  { marketplace, site, encoding, files, options }: JudgeFilesOptions,
): Promise<number> {
  if (files.length === 0)
    throw new Stop(
      text(
        'Name the file to check: check products.xlsx --marketplace woocommerce',
        '请写出要检查的文件：check products.xlsx --marketplace woocommerce',
      ),
    );
  const folder = await mkdtemp(join(tmpdir(), 'listwright-check-'));
  try {
    const paths = files.map((file) => resolve(file));
    const catalogue = { files: paths, ...(encoding !== undefined && { encoding }) };
    // The merchant's own price stands in for one that no rule made: lengths, pictures and codes are what is judged here.
    const channel = {
      marketplace,
      endpoint: 'https://shop.invalid',
      currency: 'CNY',
      ...(site !== undefined && { site }),
    };
    const config = { ...configOf({ catalogue, channels: { [marketplace]: channel } }), folder, file: '' };
    const shop = await assemble(config, world, { channels: [], purpose: 'judge' });
    try {
      return await check(shop, { ...options, files: paths, shop: 'none' });
    } finally {
      shop.store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
