import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/core/words.ts';
import { listingRules } from '../../src/rules/index.ts';

const HAN = /\p{Script=Han}/u;

/** The zh text of a rule may name marketplaces, units and commands, yet is a Chinese sentence and not the English one. */
function expectBothLanguages({ en, zh }: Text): void {
  expect(en).toMatch(/[a-z]/);
  expect(zh).toMatch(HAN);
  expect(zh).not.toBe(en);
  expect(`${en}${zh}`).not.toMatch(/undefined|NaN|\[object/);
}

it('names every rule once', () => {
  const ids = listingRules.map((rule) => rule.id);

  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(listingRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('is named subject/defect and says in both languages what it is about', () => {
    expect(id).toMatch(/^[a-z]+\/[a-z-]+$/);
    expectBothLanguages(rule.about);
  });

  it('has examples of both kinds', () => {
    expect(rule.examples.valid.length).toBeGreaterThan(0);
    expect(rule.examples.invalid.length).toBeGreaterThan(0);
  });

  it('lets its valid examples pass', () => {
    for (const listing of rule.examples.valid) {
      expect([...rule.check(listing, { channel: listing.channel })]).toEqual([]);
    }
  });

  it('finds each invalid example and says why and what to do, in both languages', () => {
    for (const listing of rule.examples.invalid) {
      const flaws = [...rule.check(listing, { channel: listing.channel })];

      expect(flaws.length).toBeGreaterThan(0);
      for (const flaw of flaws) {
        expectBothLanguages(flaw.message);
        expect(flaw.hint).toBeDefined();
        if (flaw.hint) expectBothLanguages(flaw.hint);
      }
    }
  });
});
