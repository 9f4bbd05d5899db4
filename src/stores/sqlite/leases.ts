import type { Holder, Store } from '../../core/ports/store.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Driver } from './driver.ts';

type Part = Pick<Store, 'lease' | 'holder' | 'spend'>;

/** Who may write, and what is left of the day's quotas. Both are seen by every process on the shop. */
export function leasePart(
  driver: Driver,
  options: { clock: Clock; token: () => string; isAlive: (holder: Holder) => boolean },
): Part {
  const { clock } = options;
  const find = driver.prepare<unknown[], { holder: string; token: string; expires: number }>(
    'SELECT * FROM lease WHERE name = ?',
  );
  const put = driver.prepare('INSERT OR REPLACE INTO lease VALUES (?, ?, ?, ?)');
  const drop = driver.prepare('DELETE FROM lease WHERE name = ? AND token = ?');
  const draw = driver.prepare<unknown[], { used: number }>(
    'INSERT INTO quota VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET used = used + excluded.used RETURNING used',
  );
  const holder = (name: string): Holder | undefined => {
    const row = find.get(name);
    if (!row || row.expires <= clock.now()) return undefined;
    const held = JSON.parse(row.holder) as Holder;
    return options.isAlive(held) ? held : undefined;
  };
  const take = driver.transaction((name: string, who: Holder, ms: number, token: string): boolean => {
    if (holder(name)) return false;
    put.run(name, JSON.stringify(who), token, clock.now() + ms);
    return true;
  });
  return {
    holder,
    lease(name, who, ms) {
      const token = options.token();
      if (!take.immediate(name, who, ms, token)) return undefined;
      return { release: () => void drop.run(name, token) };
    },
    spend: (bucket, day, n) => draw.get(bucket, day, n)?.used ?? n,
  };
}
