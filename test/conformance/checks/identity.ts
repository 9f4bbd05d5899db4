import { existsSync } from 'node:fs';
import { expect } from 'vitest';
import { catalogue } from '../catalogue.ts';
import type { Check } from '../check.ts';

/** What holds while it stands still. */
export const identity: readonly Check[] = [
  {
    name: 'bears the name of its folder',
    async run({ id, marketplace: { manifest } }) {
      expect(manifest.id).toBe(id);
      expect(existsSync(new URL(`../../../src/marketplaces/${manifest.id}/index.ts`, import.meta.url))).toBe(true);
    },
  },
  {
    name: 'says of each figure when and where it was read',
    async run({ marketplace: { limits } }) {
      for (const { on, at } of Object.values(limits.verified)) {
        expect(new Date(on).toISOString().slice(0, 10)).toBe(on);
        expect(new URL(at).protocol).toBe('https:');
      }
      expect(Object.keys(limits.verified).sort()).toEqual(['pictures', 'rates', 'text', 'variants']);
    },
  },
  {
    name: 'has a credential for every sign-in and declares every bucket that a call names',
    async run({ marketplace: { manifest, limits, kinds } }) {
      const credentials = Object.values(manifest.auth).flatMap((auth) => auth.credentials);
      const buckets = Object.values(kinds)
        .flatMap((kind) => [...kind.create, ...kind.update, ...kind.withdraw])
        .flatMap(({ rate }) => rate);
      expect(manifest.credentials.map(({ name }) => name)).toEqual(expect.arrayContaining(credentials));
      expect(Object.keys(limits.rates)).toEqual(expect.arrayContaining(buckets));
      expect(manifest.uploads === undefined || manifest.uploads in manifest.auth).toBe(true);
    },
  },
  {
    name: 'draws only on the buckets that the call names',
    async run(scene) {
      await scene.publish(catalogue(scene));
      await scene.publish(catalogue(scene, '24.50'));
      await scene.publish([], { missing: 'withdraw' });

      const strays = scene.calls.flatMap(({ kind, call, buckets }) =>
        [...buckets]
          .filter((bucket) => ![call.rate].flat().includes(bucket))
          .map((bucket) => [kind, call.name, bucket]),
      );
      expect(strays).toEqual([]);
      expect(scene.calls.flatMap(({ buckets }) => [...buckets]).length).toBeGreaterThan(3);
    },
  },
];
