import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import type { Finding, Report } from '../core/words.ts';
import { type Rates, type RatesLock, ratesLock, ratesOf } from '../pipeline/rates.ts';
import type { ShopConfig } from './config.ts';
import { freshRates } from './rates.ts';
import type { World } from './world.ts';
import { writeWhole } from './write-whole.ts';

const pinnedCategory = z.object({ version: z.string(), locale: z.string(), checksum: z.string(), on: z.string() });
type PinnedCategory = z.infer<typeof pinnedCategory>;
/** What a run depends on beside the files; kept in version control with them. */
const lockfile = z.object({
  schema: z.literal(1),
  rates: ratesLock.exactOptional(),
  categories: z.record(z.string(), pinnedCategory).exactOptional(),
});
type Lockfile = z.infer<typeof lockfile>;

const NAME = 'listwright.lock';

/**
 * The pinned rates; pinned now where the lockfile has none of this source. Shops whose currencies agree need none. Offline,
 * where there are none to be had, one unit counts as one unit, and `report` is told.
 */
export async function shopRates(
  config: ShopConfig,
  options: { world: World; currencies: readonly string[]; offline: 'yes' | 'no'; report: Report },
): Promise<{ readonly rates: Rates; readonly name: string }> {
  if (options.currencies.every((currency) => currency === config.catalogue.currency))
    return { rates: ratesOf(NONE), name: 'none' };
  const kept = await pinned(config);
  if (!kept && options.offline === 'yes' && config.rates === 'ecb') {
    options.report(notPinned());
    return { rates: ONE_TO_ONE, name: 'none' };
  }
  const lock = kept ?? (await pin(config, options.world));
  return { rates: ratesOf(lock), name: `${lock.source}@${lock.date}` };
}

const ONE_TO_ONE: Rates = { convert: ({ amount }) => ({ amount, rate: '1', date: '–' }) };

function notPinned(): Finding {
  return {
    id: 'rates/not-pinned',
    severity: 'note',
    message: text(
      'No exchange rates are pinned yet: prices were judged as if one unit of each currency were worth the same.',
      '尚未固定汇率：价格按各币种一比一检查。',
    ),
    hint: text('Fetch them once: listwright rates --update', '请先获取一次汇率：listwright rates --update'),
  };
}

/** The pinned rates and their age in days; with `update` the newest are pinned first. */
export async function ratesCommand(
  config: ShopConfig,
  options: { world: World; update: 'yes' | 'no' },
): Promise<{ readonly lock: RatesLock; readonly days: number }> {
  const kept = options.update === 'yes' ? undefined : await pinned(config);
  const lock = kept ?? (await pin(config, options.world));
  return { lock, days: Math.floor((options.world.clock.now() - Date.parse(lock.date)) / 86_400_000) };
}

const NONE: RatesLock = { source: 'none', date: '1970-01-01', rates: {} };

/** What each category asked for when it was last read, by `marketplace/site/locale/id`. */
export async function lockedCategories(
  config: Pick<ShopConfig, 'folder'>,
): Promise<Readonly<Record<string, PinnedCategory>>> {
  return (await readLockfile(config)).categories ?? {};
}

export async function lockCategory(
  config: Pick<ShopConfig, 'folder'>,
  name: string,
  pin: PinnedCategory,
): Promise<void> {
  const now = await readLockfile(config);
  const categories = Object.fromEntries(
    Object.entries({ ...now.categories, [name]: pin }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  await writeLockfile(config, { ...now, categories });
}

async function pinned(config: ShopConfig): Promise<RatesLock | undefined> {
  const { rates } = await readLockfile(config);
  return rates?.source === config.rates ? rates : undefined;
}

async function pin(config: ShopConfig, world: World): Promise<RatesLock> {
  const rates = await freshRates(config.rates, { folder: config.folder, world });
  await writeLockfile(config, { ...(await readLockfile(config)), rates });
  return rates;
}

async function writeLockfile({ folder }: Pick<ShopConfig, 'folder'>, content: Lockfile): Promise<void> {
  await writeWhole(join(folder, NAME), `${JSON.stringify(content, null, 2)}\n`);
}

async function readLockfile({ folder }: Pick<ShopConfig, 'folder'>): Promise<Lockfile> {
  const file = join(folder, NAME);
  try {
    return lockfile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return { schema: 1 };
    throw new Stop(text(`${file} is damaged.`, `${file} 已损坏。`), {
      hint: text('Delete it: the rates are then pinned anew.', '删除该文件即可：汇率会重新固定。'),
      cause: reason,
    });
  }
}
