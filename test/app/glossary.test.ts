import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadGlossary } from '../../src/app/glossary.ts';
import type { Glossary } from '../../src/pipeline/glossary.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function load(csv: string): Promise<Glossary> {
  const path = join(folder, 'glossary.csv');
  await writeFile(path, csv);
  return loadGlossary(path);
}

describe('glossary.csv', () => {
  it('gives a term its word per language, a country’s own before the language’s', async () => {
    const glossary = await load('\ufeffTerm,de,de-AT,en\n马克杯,Becher,Häferl,mug\n红,Rot,,\n');

    expect([...glossary.terms('de-DE')]).toEqual([
      ['马克杯', 'Becher'],
      ['红', 'Rot'],
    ]);
    expect(glossary.terms('de-AT').get('马克杯')).toBe('Häferl');
    expect(glossary.terms('en-US').get('马克杯')).toBe('mug');
    expect(glossary.terms('fr-FR').size).toBe(0);
  });

  it.each(['protect', 'protected', '*', '不翻译'])('protects what is marked in a column named %s', async (name) => {
    const glossary = await load(`term,${name},de\n瓷韵,yes,Ciyun\n红,no,Rot\n蓝,,Blau\n`);

    expect(glossary.protect).toEqual(['瓷韵']);
    expect(glossary.terms('de').get('瓷韵')).toBe('Ciyun');
  });

  it('without a column for the term is refused with the first line it needs', async () => {
    await expect(load('word,de\n红,Rot\n')).rejects.toMatchObject({
      exit: 2,
      hint: { en: expect.stringContaining('term,en,de') },
    });
  });

  it('that cannot be read is refused by its name', async () => {
    await expect(loadGlossary(join(folder, 'none.csv'))).rejects.toThrow(/none\.csv cannot be read/);
  });

  it('that is not asked for is empty', async () => {
    expect((await loadGlossary(undefined)).terms('de').size).toBe(0);
  });
});
