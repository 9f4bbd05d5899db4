import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTranslations, importTranslations } from '../../src/app/translations-csv.ts';
import type { Memory, Notes, Translation } from '../../src/core/ports/store.ts';
import type { Json } from '../../src/core/words.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-'));
  path = join(folder, 'translations.csv');
});
afterEach(() => rm(folder, { recursive: true }));

function fakeMemory(): Memory & { readonly added: Translation[] } {
  const added: Translation[] = [];
  return {
    added,
    lookup: (_from, _to, texts) => texts.map(() => undefined),
    add: (more) => void added.push(...more),
    all: () => added,
    count: () => added.length,
  };
}

function fakeNotes(): Notes {
  const kept = new Map<string, Json>();
  return {
    get: (space, name) => kept.get(`${space}/${name}`),
    set: (space, name, value) => void kept.set(`${space}/${name}`, value),
    delete: (space, name) => void kept.delete(`${space}/${name}`),
    all: () => [],
  };
}

async function imported(csv: string): Promise<readonly Translation[]> {
  const memory = fakeMemory();
  await writeFile(path, csv);
  await importTranslations(path, { memory, notes: fakeNotes(), from: 'zh-CN' });
  return memory.added;
}

const one = (text: string, translation: string, reviewed = false): Translation => ({
  text,
  from: 'zh',
  to: 'de',
  translation,
  by: 'deepl',
  reviewed,
});

describe('translations.csv', () => {
  it('is read with or without a BOM, in any order of columns, under the names that memory keeps', async () => {
    const lines = 'language,text,reviewed,translation,by\r\nde-DE,红,yes,Rot,Ada\r\nen,红,,Red,\r\n';

    expect(await imported(lines)).toEqual([
      { text: '红', from: 'zh', to: 'de', translation: 'Rot', by: 'Ada', reviewed: true },
      { text: '红', from: 'zh', to: 'en', translation: 'Red', by: 'translations.csv', reviewed: false },
    ]);
    expect(await imported(`\ufeff${lines}`)).toHaveLength(2);
  });

  it('skips lines without a translation, and a language that is none does no harm', async () => {
    expect(await imported('text,language,translation\n红,de,\n,de,Rot\n蓝,德语,Blau\n')).toMatchObject([
      { text: '蓝', to: '德语' },
    ]);
  });

  it('that is something else is refused with the first line it needs', async () => {
    await expect(imported('word,meaning\n红,Rot\n')).rejects.toMatchObject({
      exit: 2,
      hint: { en: expect.stringContaining('text,language,translation') },
    });
  });

  it('that is not there is no fault, and an unchanged one is not read again', async () => {
    const memory = fakeMemory();
    const notes = fakeNotes();

    expect(await importTranslations(path, { memory, notes, from: 'zh-CN' })).toBe(0);
    await writeFile(path, 'text,language,translation\n红,de,Rot\n');
    expect(await importTranslations(path, { memory, notes, from: 'zh-CN' })).toBe(1);
    expect(await importTranslations(path, { memory, notes, from: 'zh-CN' })).toBe(0);
  });

  it('brings back what was written, commas, quotes, line breaks and leading signs too, and leaves no draft behind', async () => {
    const memory = fakeMemory();
    memory.add([
      one('红, "大"', 'Rot, „groß“', true),
      one('第一行\n第二行', 'Erste\nZweite'),
      one('-10度可用', '=ab -10 Grad'),
    ]);

    await exportTranslations(path, { memory, notes: fakeNotes() });

    expect(await imported(await readFile(path, 'utf8'))).toEqual(memory.added);
    expect(await readdir(folder)).toEqual(['translations.csv']);
  });

  it('keeps a text from being taken for a formula by a spreadsheet program', async () => {
    const memory = fakeMemory();
    memory.add([one('=HYPERLINK()', '+1')]);

    await exportTranslations(path, { memory, notes: fakeNotes() });

    expect(await readFile(path, 'utf8')).toContain(`'=HYPERLINK(),de,'+1`);
  });
});
