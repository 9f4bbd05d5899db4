import { expect, it } from 'vitest';
import { PreviewFindings } from '../../src/app/preview-findings.ts';
import type { Finding, Listing } from '../../src/core/words.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';

function finding(sku: string | undefined, change: Partial<Finding> = {}): Finding {
  return { id: 'price/zero', severity: 'error', message: { en: '', zh: '' }, ...(sku && { sku }), ...change };
}

function listing(id: string, channel: string): Listing {
  const example = exampleListing({});
  return { ...example, id, channel: { ...example.channel, id: channel }, variants: [] };
}

it('gives each channel its own findings and those of the product, and what no channel showed is a stray', () => {
  const findings = new PreviewFindings();
  const [ofProduct, ofWoo, ofShopify] = [
    finding('A'),
    finding('A', { channel: 'woo' }),
    finding('A', { channel: 'shopify' }),
  ];
  for (const one of [ofProduct, ofWoo, ofShopify, finding('NEVER'), finding(undefined)]) findings.add(one);

  const woo = findings.of(listing('A', 'woo'));
  const other = findings.of(listing('A', 'other'));
  findings.pass(listing('A', 'other'));

  expect(woo).toEqual([ofProduct, ofWoo]);
  expect(other).toEqual([ofProduct]);
  expect(findings.strays()).toEqual({ findings: [finding(undefined), ofShopify, finding('NEVER')], more: 0 });
});

it('holds a bounded number however many rows come to no listing, and counts the rest', () => {
  const findings = new PreviewFindings();

  for (let row = 0; row < 20_000; row++) findings.add(finding(`S-${row}`));

  expect(findings.of(listing('S-0', 'woo'))).toEqual([]);
  expect(findings.of(listing('S-19999', 'woo'))).toHaveLength(1);
  const { findings: told, more } = findings.strays();
  expect(told.map(({ sku }) => sku).slice(0, 2)).toEqual(['S-0', 'S-1']);
  expect(told.length).toBeLessThan(1000);
  expect(told.length + more).toBe(19_999);
});
