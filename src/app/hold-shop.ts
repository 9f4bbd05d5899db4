import { Stop } from '../core/faults.ts';
import type { Lease } from '../core/ports/store.ts';
import { text } from '../core/text.ts';
import type { Shop } from './shop.ts';

/** A holder that is gone is found out by its process; this only ends a lease of another machine's. */
const LEASE = 12 * 3_600_000;

/** One run at a time on a shop. Throws Stop (exit 7) saying who holds it, since when. */
export function holdShop({ store, world, config }: Pick<Shop, 'store' | 'world' | 'config'>, command: string): Lease {
  const since = new Date(world.clock.now()).toISOString();
  const lease = store.lease('shop', { pid: world.pid, host: world.host, command, since }, LEASE);
  if (lease) {
    sweep({ store, world });
    return lease;
  }
  const other = store.holder('shop');
  const who = other ? `${other.command}, pid ${other.pid} on ${other.host}, since ${other.since}` : 'another run';
  const whoZh = other
    ? `${other.host} 上的 ${other.command}（进程 ${other.pid}，开始于 ${other.since}）`
    : '另一个运行';
  throw new Stop(
    text(`Another run holds the shop in ${config.folder}: ${who}.`, `${config.folder} 正被占用：${whoZh}。`),
    {
      hint: text('Wait until it has finished, or stop it.', '请等待其结束，或先将其停止。'),
      exit: 7,
    },
  );
}

/** Commands that hold the shop: while we hold it, none of their runs is under way. */
const HOLDING: readonly string[] = ['apply', 'follow', 'translate'];

/** What runs staged that were killed or stopped short of their end, so that crashes do not fill the disk. */
function sweep({ store, world }: Pick<Shop, 'store' | 'world'>): void {
  for (const { id, command, started, ended } of store.runs()) {
    if (ended !== undefined) continue;
    const isOver = HOLDING.includes(command) || world.clock.now() - Date.parse(started) > LEASE;
    if (isOver) store.clear(id);
  }
}
