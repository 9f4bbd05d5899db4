import { describe, it } from 'vitest';
import { loadMarketplace } from '../../src/marketplaces/index.ts';
import { checks } from './checks.ts';
import { Scene } from './scene.ts';

/** Milliseconds: a line that breaks every request in turn takes two seconds, many more where the machine is busy. */
export const PATIENCE = 180_000;

/** Every marketplace passes the same suite, once for each way in which it takes pictures; what it can do is read from the adapter itself. */
export async function conforms(id: string): Promise<void> {
  const marketplace = await loadMarketplace(id);
  if (!marketplace) throw new Error(`no marketplace ${id}`);
  describe.each(marketplace.limits.pictures.delivery)(`${id} conforms, with pictures %s, and`, (delivery) => {
    const due = checks.filter(({ needs }) => needs?.(marketplace) ?? true);
    it.each(due.map(({ name, run }) => [name, run] as const))(
      '%s',
      async (_, run) => {
        const scene = await Scene.open(id, { delivery });
        try {
          await run(scene);
        } finally {
          scene.close();
        }
      },
      PATIENCE,
    );
  });
}
