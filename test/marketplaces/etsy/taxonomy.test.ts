import { afterEach, describe, expect, it } from 'vitest';
import { Rejected } from '../../../src/core/faults.ts';
import { taxonomy } from '../../../src/marketplaces/etsy/taxonomy.ts';
import { etsyAt, etsyIsForgotten, ROOT } from './shop.ts';

afterEach(etsyIsForgotten);

const TREE = [
  node(1, 'Home & Living', [node(2, 'Drinkware', [node(3, 'Mugs'), node(4, 'Tumblers')]), node(5, 'Coffee Tables')]),
  node(6, 'Glass Art', [node(7, 'Glasses')]),
];

describe('categories', () => {
  it('are suggested by the words of their names, the nearest first, and the tree is read once', async () => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/seller-taxonomy/nodes`).once().reply(200, { count: 2, results: TREE });

    const mug = await taxonomy.suggest('Ceramic coffee mug', io);
    const glass = await taxonomy.suggest('drinkware: a tumbler of glass', io);

    expect(mug[0]).toEqual({ id: '3', title: 'Home & Living > Drinkware > Mugs' });
    expect(mug.map(({ id }) => id)).toContain('5');
    expect(glass[0]?.id).toBe('4');
    expect(await taxonomy.suggest('zither', io)).toEqual([]);
  });

  it('say what a listing there may tell, with the scales of its values', async () => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/seller-taxonomy/nodes`).reply(200, { count: 2, results: TREE });
    const results = [
      property(100, 'Capacity', {
        scales: [{ scale_id: 37, display_name: 'Fluid ounces' }],
        supports_variations: true,
        possible_values: [{ value_id: 303, name: '12', scale_id: 37 }],
      }),
      property(46, 'Occasion', {
        is_required: true,
        is_multivalued: true,
        max_values_allowed: 3,
        possible_values: [{ value_id: 461, name: 'Birthday', scale_id: null }],
      }),
      // Etsy lists properties that nobody can set: a value needs an id, and these have none (etsy/open-api, issue 292).
      property(52, 'Volume', { possible_values: [] }),
    ];
    etsy.get(`${ROOT}/seller-taxonomy/nodes/3/properties`).times(2).reply(200, { count: 3, results });

    const category = await taxonomy.read('3', io);

    expect(category).toEqual({
      id: '3',
      title: 'Home & Living > Drinkware > Mugs',
      version: expect.stringMatching(/^[\da-f]{32}$/),
      locale: 'en-US',
      attributes: [
        {
          name: '100',
          title: 'Capacity',
          required: 'never',
          values: [{ id: '303/37', title: '12 (Fluid ounces)' }],
          isClosed: true,
          isForVariants: true,
        },
        {
          name: '46',
          title: 'Occasion',
          required: 'always',
          values: [{ id: '461', title: 'Birthday' }],
          isClosed: true,
          most: 3,
        },
      ],
    });
    expect((await taxonomy.read('3', io)).version).toBe(category.version);
  });

  it('that are not there are refused', async () => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/seller-taxonomy/nodes`).reply(200, { count: 2, results: TREE });

    await expect(taxonomy.read('99', io)).rejects.toBeInstanceOf(Rejected);
  });
});

interface Node {
  readonly id: number;
  readonly name: string;
  readonly children: readonly Node[];
}

function node(id: number, name: string, children: readonly Node[] = []): Node {
  return { id, name, children };
}

function property(property_id: number, display_name: string, more: object) {
  return { property_id, name: display_name, display_name, scales: [], is_required: false, ...more };
}
