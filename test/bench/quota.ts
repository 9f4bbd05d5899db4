import { Scene } from '../conformance/scene.ts';
import { type Figure, median } from './figure.ts';

const PRODUCTS = 400;
const VARIANTS = 12;
const RUNS = 5;
/** What the rehearsal's standard plan allows: 100 points a second on a bucket of 2,000 (shopify.dev, rate limits). */
const RESTORE = 100;
const BUCKET = 2000;

/** Shopify with points on, on a virtual clock: how much of what they allow is used while there is work, and how often we are refused. */
export async function quota(): Promise<readonly Figure[]> {
  const shares: number[] = [];
  const refusals: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const scene = await Scene.open('shopify');
    const spent: { at: number; cost: number }[] = [];
    let refused = 0;
    scene.onAnswer = ({ json }) => {
      const told = JSON.stringify(json ?? null);
      if (told.includes('"THROTTLED"')) refused++;
      const actual = /"actualQueryCost":(\d+)/.exec(told)?.[1];
      if (actual !== undefined) spent.push({ at: scene.clock.monotonic(), cost: Number(actual) });
    };
    const sizes = Array.from({ length: VARIANTS }, (_, i) => `S${i + run}`);
    await scene.publish(Array.from({ length: PRODUCTS }, (_, i) => ({ ...scene.sized(`P${i}`, sizes), pictures: [] })));
    // The last requests run out of work, not of points: what counts is the time while something waits.
    const busy = spent.slice(0, Math.floor(spent.length * 0.95));
    const seconds = ((busy.at(-1)?.at ?? 0) - (busy[0]?.at ?? 0)) / 1000;
    shares.push(busy.reduce((sum, { cost }) => sum + cost, 0) / (BUCKET + RESTORE * seconds));
    refusals.push(refused / (spent.length + refused));
    scene.close();
  }
  return [
    {
      bench: 'quota/shopify-points-used',
      value: median(shares),
      unit: 'share',
      goal: 0.97,
      sense: 'min',
      samples: shares,
    },
    {
      bench: 'quota/shopify-refused',
      value: median(refusals),
      unit: 'share',
      goal: 0.005,
      sense: 'max',
      samples: refusals,
    },
  ];
}
