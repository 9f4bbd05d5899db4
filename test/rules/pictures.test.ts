import { expect, it } from 'vitest';
import { exampleListing, examplePictures } from '../../src/rules/example-listing.ts';
import { pictureTooSmall } from '../../src/rules/picture/too-small.ts';

it.each([
  [500, []],
  [499, ['warning']],
  [250, ['warning']],
  [249, ['error']],
])('a picture of %i pixels where 500 are asked for gives %o', (side, severities) => {
  const listing = exampleListing(examplePictures(1, 900, side));

  const flaws = [...pictureTooSmall.check(listing, { channel: listing.channel })];

  expect(flaws.map((flaw) => flaw.severity)).toEqual(severities);
});

it('does not judge pictures that the channel will not show', () => {
  const listing = exampleListing(examplePictures(4, 100, 100));

  expect([...pictureTooSmall.check(listing, { channel: listing.channel })]).toHaveLength(3);
});
