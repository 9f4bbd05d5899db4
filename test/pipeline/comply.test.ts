import { describe, expect, it } from 'vitest';
import type { Finding, Listing, Party } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { comply, type RegisteredParty } from '../../src/pipeline/comply.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';

function party(name: string): Party {
  return { name, street: 'Street 1', city: 'Yiwu', postcode: '322000', country: 'CN', email: 'a@b.example' };
}

const PARTIES: readonly RegisteredParty[] = [
  { role: 'manufacturer', party: party('Any Maker') },
  { role: 'manufacturer', brand: 'Asidi', party: party('Asidi Ltd') },
  { role: 'manufacturer', brand: 'None', party: party('Other Works') },
  { role: 'responsible', party: party('EU Desk') },
];

function inEurope(changes: Parameters<typeof exampleListing>[0] = {}): Listing {
  const listing = exampleListing(changes);
  return { ...listing, channel: { ...listing.channel, demands: ['manufacturer', 'responsible'] } };
}

async function complied(listings: readonly Listing[], parties: readonly RegisteredParty[]) {
  const flawed: string[] = [];
  const findings: Finding[] = [];
  const passed: Listing[] = [];
  async function* source() {
    yield* listings;
  }
  const stage = comply({ parties, file: 'parties.csv', flawed: (id) => void flawed.push(id) });
  const context = { clock: new VirtualClock(), width: 1, report: (finding: Finding) => void findings.push(finding) };
  for await (const one of stage(source(), context)) passed.push(one);
  return { passed, flawed, findings };
}

describe('comply', () => {
  it('names the maker that the product names, that of its brand, or the one for all', async () => {
    const { passed } = await complied(
      [
        inEurope({ brand: 'Asidi', said: { manufacturer: 'other works' } }),
        inEurope({ brand: 'asidi' }),
        inEurope({ brand: 'Else' }),
      ],
      PARTIES,
    );

    expect(passed.map(({ compliance }) => compliance.manufacturer?.name)).toEqual([
      'Other Works',
      'Asidi Ltd',
      'Any Maker',
    ]);
    expect(passed.map(({ compliance }) => compliance.responsible?.name)).toEqual(['EU Desk', 'EU Desk', 'EU Desk']);
  });

  it('says once a channel who is not listed, and lets none of its listings out', async () => {
    const { flawed, findings } = await complied([inEurope({ id: 'A' }), inEurope({ id: 'B' })], PARTIES.slice(0, 1));

    expect(flawed).toEqual(['A', 'B']);
    expect(findings).toMatchObject([
      { id: 'compliance/responsible-missing', severity: 'error', channel: 'example', where: { file: 'parties.csv' } },
    ]);
  });

  it('asks for nobody where the law of the place does not', async () => {
    const { flawed, findings } = await complied([exampleListing()], []);

    expect([flawed, findings]).toEqual([[], []]);
  });
});
