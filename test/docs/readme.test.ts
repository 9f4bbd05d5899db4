import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { configJsonSchema } from '../../src/app/config.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { readmeTables } from './tables.ts';

const DRIFT = 'what the program says and what the page says differ: run `npm run docs` and look at the change';
const root = new URL('../../', import.meta.url);

/** `npm run docs` writes what these tests expect. */
describe('generated pages', () => {
  it.each([
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const)('%s says what the program says', async (name, lang) => {
    const page = await readFile(new URL(name, root), 'utf8');
    const tables = await readmeTables(lang);

    const filled = Object.entries(tables).reduce((text, [marker, table]) => between(text, marker, table), page);

    await expect(filled, `${name}: ${DRIFT}`).toMatchFileSnapshot(new URL(name, root).pathname);
  });

  it('the schema for editors is the schema that the program reads by', async () => {
    const schema = `${JSON.stringify(configJsonSchema(), null, 2)}\n`;

    await expect(schema, `listwright.schema.json: ${DRIFT}`).toMatchFileSnapshot(
      new URL('templates/shop/listwright.schema.json', root).pathname,
    );
  });

  it('every command that the README shows exists', async () => {
    const pages = await Promise.all(
      ['README.md', 'README.zh-CN.md'].map((name) => readFile(new URL(name, root), 'utf8')),
    );

    const shown = pages.flatMap((page) =>
      [...page.matchAll(/(?:^\s*|`)listwright ([a-z]+)/gm)].map(([, name]) => name),
    );

    expect(shown.length).toBeGreaterThan(6);
    expect(shown.filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
  });
});

function between(page: string, marker: string, table: string): string {
  const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the markers of ${marker} are missing`);
  return `${page.slice(0, from + start.length)}\n${table}\n${page.slice(to)}`;
}
