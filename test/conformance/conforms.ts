import { describe, it } from 'vitest';
import { checks } from './checks.ts';
import { Scene } from './scene.ts';

/** Every marketplace passes the same suite; what it can do is read from the adapter itself. */
export function conforms(id: string): void {
  describe(`${id} conforms`, () => {
    it.each(checks.map((check) => [check.name, check] as const))('%s', async (_, check) => {
      const scene = await Scene.open(id, { delivery: check.delivery ?? 'as-document' });
      try {
        await check.run(scene);
      } finally {
        scene.close();
      }
    });
  });
}
