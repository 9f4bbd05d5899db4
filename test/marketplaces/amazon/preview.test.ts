import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { allDone, catalogue, skusThere } from '../../conformance/catalogue.ts';
import { Scene } from '../../conformance/scene.ts';

let own: Scene;
beforeEach(async () => {
  own = await Scene.open('amazon', { delivery: 'by-address' });
});
afterEach(() => own.close());

/** A mug of which one attribute has this value. */
function saying(id: string, name: string, value: string): Listing {
  const mug = own.listing(id);
  if (!mug.category) throw new Error('no category');
  return { ...mug, category: { ...mug.category, attributes: { ...mug.category.attributes, [name]: value } } };
}

function writes(): readonly string[] {
  return own.line.map(({ sent }) => sent).filter((sent) => /^(PUT|PATCH|DELETE|POST)/.test(sent) && !isPreview(sent));
}

function isPreview(sent: string): boolean {
  return /^PUT \S*mode=VALIDATION_PREVIEW/.test(sent) || sent.includes('/auth/o2/token');
}

describe('a preview by Amazon', () => {
  it('refuses a wrong value at its attribute, takes the rest, and leaves nothing there or here', async () => {
    const { outcomes, halts } = await own.preview([...catalogue(own), saying('BAD', 'handle_type', 'Nine Handles')]);

    expect(outcomes.get('item/BAD')).toMatchObject({ is: 'rejected', problems: [{ path: 'handle_type' }] });
    const others = [...outcomes].filter(([key]) => key !== 'item/BAD');
    expect(others.length).toBeGreaterThan(6);
    allDone(new Map(others));
    expect(halts).toEqual([]);
    expect(writes()).toEqual([]);
    expect(skusThere(own)).toEqual([]);
    expect([...own.store.known('shop')]).toEqual([]);
    expect(own.store.open()).toEqual([]);
    expect(own.store.refusals('shop')).toEqual([]);
  });

  it('is no obstacle to what follows: corrected, all of it goes', async () => {
    await own.preview([saying('MUG', 'handle_type', 'Nine Handles')]);

    allDone((await own.publish([own.listing('MUG')])).outcomes);

    expect(skusThere(own)).toEqual(['MUG']);
  });

  it('judges what an update would come to, not the part that it sends', async () => {
    allDone((await own.publish([own.listing('MUG')])).outcomes);
    const before = writes().length;

    const wrong = await own.preview([saying('MUG', 'handle_type', 'Nine Handles')]);
    const dearer = own.listing('MUG', { variants: [{ sku: 'MUG', price: { amount: '24.55', currency: 'USD' } }] });
    const right = await own.preview([dearer]);

    expect(wrong.outcomes.get('item/MUG')).toMatchObject({ is: 'rejected', problems: [{ path: 'handle_type' }] });
    expect(right.outcomes).toEqual(new Map([['item/MUG', { key: 'item/MUG', is: 'done' }]]));
    expect(writes()).toHaveLength(before);
    expect(own.sandbox.listings()).toMatchObject([{ sku: 'MUG', price: '19.9' }]);
  });

  it('refuses what somebody else sells there, as publishing would', async () => {
    await own.account.sell(own, 'MUG');

    const { outcomes } = await own.preview([own.listing('MUG')]);

    expect(outcomes.get('item/MUG')).toMatchObject({
      is: 'rejected',
      problems: [{ code: 'listing/exists-already' }],
    });
  });
});
