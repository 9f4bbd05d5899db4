import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { type Glossary, type GlossaryEntry, glossaryOf } from '../pipeline/glossary.ts';

const rows = z.array(z.array(z.string()));
const TERM = new Set(['term', 'source', '术语', '原文']);
const PROTECT = new Set(['protect', 'protected', '*', '不翻译']);

/** glossary.csv: a column `term`, a column a language, and one named `protected`. An empty glossary without a path. Throws Stop. */
export async function loadGlossary(path: string | undefined): Promise<Glossary> {
  if (path === undefined) return glossaryOf([]);
  const [header = [], ...lines] = rows.parse(
    parse(await sourceOf(path), { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true }),
  );
  const names = header.map((name) => name.toLowerCase());
  const term = names.findIndex((name) => TERM.has(name));
  if (term < 0) {
    throw new Stop(text(`${path} has no column named term.`, `${path} 中没有名为 term 的列。`), {
      hint: text('Its first line is: term,en,de,protected', '第一行应为：term,en,de,protected'),
    });
  }
  return glossaryOf(lines.flatMap((line) => entryOf(line, { names, term })));
}

function entryOf(
  line: readonly string[],
  { names, term }: { names: readonly string[]; term: number },
): readonly GlossaryEntry[] {
  const word = line[term] ?? '';
  if (word === '') return [];
  const words: Record<string, string> = {};
  let isProtected = false;
  for (const [place, name] of names.entries()) {
    const value = line[place] ?? '';
    if (place === term || value === '') continue;
    if (PROTECT.has(name)) isProtected = !/^(?:no|0|false|否)$/i.test(value);
    else words[name] = value;
  }
  return [{ term: word, words, isProtected }];
}

async function sourceOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (reason) {
    throw new Stop(text(`The glossary ${path} cannot be read.`, `无法读取术语表 ${path}。`), {
      hint: text(
        'Correct translate.glossary in listwright.yaml, or remove the line.',
        '请修改 listwright.yaml 中的 translate.glossary，或删除该行。',
      ),
      cause: reason,
    });
  }
}
