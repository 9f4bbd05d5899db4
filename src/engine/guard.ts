import type { Guard, Totals } from '../core/ports/rule.ts';
import type { Planned, Store } from '../core/ports/store.ts';
import type { Known, Report } from '../core/words.ts';

/** Holds back the changes that a guard names, each with a finding; the rest goes. Guards named in `allow` are not asked. */
export function guard(
  store: Store,
  run: string,
  options: { guards: readonly Guard[]; allow: ReadonlySet<string>; channels: readonly string[]; report: Report },
): void {
  const asked = options.guards.filter((one) => !options.allow.has(one.id));
  for (const channel of options.channels) {
    const totals = totalsOf(store.changes(run, channel), store.known(channel));
    for (const change of store.changes(run, channel)) {
      if (change.held !== undefined) continue;
      holdOne(store, run, change, { guards: asked, totals, report: options.report });
    }
  }
}

function holdOne(
  store: Store,
  run: string,
  change: Planned,
  { guards, totals, report }: { guards: readonly Guard[]; totals: Totals; report: Report },
): void {
  for (const one of guards) {
    const reason = one.holds(change, totals);
    if (!reason) continue;
    store.hold(run, change.channel, [change.document.key], one.id);
    const [sku] = Object.keys(change.document.skus);
    const where = (sku !== undefined ? change.origins[`${sku}/price`] : undefined) ?? change.origins.title;
    report({
      id: one.id,
      severity: 'error',
      message: reason,
      hint: { en: `If this is meant, allow it: --allow ${one.id}`, zh: `如果确实如此，请允许：--allow ${one.id}` },
      channel: change.channel,
      ...(sku !== undefined && { sku }),
      ...(where && { where }),
    });
    return;
  }
}

function totalsOf(changes: Iterable<Planned>, known: Iterable<Known>): Totals {
  let total = 0;
  let withdrawals = 0;
  let zeroed = 0;
  let versioned = 0;
  for (const change of changes) {
    total++;
    if (change.action === 'withdraw') withdrawals++;
    if (change.cause === 'version') versioned++;
    zeroed += inStock(change.known).filter((sku) => change.document.skus[sku]?.stock === 0).length;
  }
  let count = 0;
  let stocked = 0;
  for (const one of known) {
    count++;
    stocked += inStock(one).length;
  }
  return { known: count, changes: total, withdrawals, zeroed, stocked, versioned };
}

/** SKUs that something is left of. */
function inStock(known: Known | undefined): readonly string[] {
  return Object.entries(known?.skus ?? {}).flatMap(([sku, { stock }]) =>
    stock !== undefined && stock > 0 ? [sku] : [],
  );
}
