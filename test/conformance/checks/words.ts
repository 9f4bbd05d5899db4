import { expect } from 'vitest';
import { FIELDS } from '../../../src/core/fields.ts';
import type { Document, Problem } from '../../../src/core/words.ts';
import type { Check } from '../check.ts';
import type { Scene } from '../scene.ts';

/** What a merchant is told. */
export const words: readonly Check[] = [
  {
    name: 'answers an unknown code with a readable sentence in both languages',
    async run(scene) {
      for (const document of documents(scene)) {
        const said = scene.marketplace.errors.explain({ code: 'never_seen', message: 'Something odd (#42)' }, document);
        expect(said.message.en).toContain('Something odd (#42)');
        expect(said.message.zh).toMatch(/\p{Script=Han}/u);
      }
    },
  },
  {
    name: 'points only at fields that exist, whatever path the complaint has',
    async run(scene) {
      const fields = documents(scene).flatMap((document) =>
        complaints(document).map((problem) => scene.marketplace.errors.explain(problem, document).field),
      );
      expect(fields.filter((field) => field !== undefined && !FIELDS.includes(field))).toEqual([]);
      expect(fields.filter((field) => field !== undefined).length).toBeGreaterThan(0);
    },
  },
  {
    name: 'explains what the shop refuses, with its field',
    async run(scene) {
      const gtin = '4006381333931';
      const documentOf = (id: string) => scene.marketplace.render(scene.listing(id)).documents[0];
      await scene.publish([scene.listing('A', { variants: [{ sku: 'A', gtin }] })]);

      const { outcomes } = await scene.publish([
        scene.listing('A', { variants: [{ sku: 'A', gtin }] }),
        scene.listing('LONG', { title: 'x'.repeat(300), variants: [{ sku: 'LONG', gtin }] }),
      ]);

      const problems = [...outcomes.values()].flatMap((one) => (one.is === 'rejected' ? one.problems : []));
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        const document = documentOf('LONG');
        if (!document) throw new Error('no document');
        const { field, message } = scene.marketplace.errors.explain(problem, document);
        expect(['title', 'gtin']).toContain(field);
        expect(message.zh).toMatch(/\p{Script=Han}/u);
      }
    },
  },
  {
    name: 'lets no secret into outcomes, into what is remembered or into what ends a run',
    async run(scene) {
      scene.echoesSecrets = true;
      const gtin = '4006381333931';
      const first = scene.listing('A', { variants: [{ sku: 'A', gtin }] });
      // Too long a title for one, the code of another product for the other: each refuses in its own words.
      const refused = scene.listing('LONG', { title: 'x'.repeat(300), variants: [{ sku: 'LONG', gtin }] });
      await scene.publish([first]);

      const { outcomes } = await scene.publish([first, refused]);
      const said = [[...outcomes.values()], scene.store.refusals(scene.channel.id), scene.sandbox.log];
      scene.sandbox.setFaults([{ is: 'expire-token', from: 1 }]);
      const { halts } = await scene.publish([scene.listing('Z')]);

      expect(halts.map(({ is }) => is)).toEqual(['signed-out']);
      expect(JSON.stringify(said)).toContain('rejected');
      expect(scene.secrets.length).toBeGreaterThan(0);
      for (const secret of scene.secrets) expect(JSON.stringify([said, halts])).not.toContain(secret);
    },
  },
];

function documents(scene: Scene): readonly Document[] {
  return [scene.listing('A'), scene.sized('B', ['S', 'L'])].flatMap(
    (listing) => scene.marketplace.render(listing).documents,
  );
}

/** A complaint about each member of a body, in the ways in which marketplaces write paths. */
function complaints({ body }: Document): readonly Problem[] {
  const members = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return members.flatMap((name) =>
    [name, `${name}[0]`, `input.${name}`, `${name}.0.${name}`].map((path) => ({ code: 'odd', message: 'Odd', path })),
  );
}
