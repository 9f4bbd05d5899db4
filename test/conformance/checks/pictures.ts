import { expect } from 'vitest';
import { sourceOf } from '../../../src/core/asset.ts';
import type { Listing } from '../../../src/core/words.ts';
import { allDone, catalogue } from '../catalogue.ts';
import type { Check } from '../check.ts';
import type { Scene } from '../scene.ts';

export const pictures: readonly Check[] = [
  {
    name: 'shows the pictures that the listing has, each in its place',
    async run(scene) {
      const [first = '', second = '', third = ''] = scene.assets();
      await scene.publish([scene.listing('A'), showing(scene, 'E', [third, first])]);

      expect(shown(scene, 'A')).toEqual([first, second].map(sourceOf));
      expect(shown(scene, 'E')).toEqual([third, first].map(sourceOf));
    },
  },
  {
    name: 'sends no picture twice',
    async run(scene) {
      const [first = '', second = '', third = ''] = scene.assets();
      await scene.publish([scene.listing('A'), scene.listing('C')]);
      const before = await scene.account.pictures(scene);

      const { outcomes } = await scene.publish([scene.listing('A', { title: 'Another title' }), scene.listing('C')]);
      const afterTitle = await scene.account.pictures(scene);
      await scene.publish([showing(scene, 'A', [second, first, third]), scene.listing('C')]);
      const afterPicture = await scene.account.pictures(scene);

      allDone(outcomes);
      expect(before).toBeGreaterThan(0);
      expect(afterTitle).toBe(before);
      expect(afterPicture).toBe(before + 1);
      expect(shown(scene, 'A')).toEqual([second, first, third].map(sourceOf));
    },
  },
  {
    name: 'plans nothing when only the CDN moved',
    async run(scene) {
      await scene.publish(catalogue(scene));
      const sent = scene.line.length;
      scene.cdn = 'two';

      const { summary } = await scene.publish(catalogue(scene));

      expect(summary).toMatchObject({ create: 0, update: 0, withdraw: 0 });
      expect(scene.line).toHaveLength(sent);
    },
  },
];

function showing(scene: Scene, id: string, assets: readonly string[]): Listing {
  return scene.listing(id, {
    pictures: assets.map((asset, place) => ({ asset, role: place === 0 ? 'main' : 'other' })),
  });
}

function shown({ sandbox }: Scene, sku: string): readonly string[] | undefined {
  return sandbox.listings().find((one) => one.sku === sku)?.pictures;
}
