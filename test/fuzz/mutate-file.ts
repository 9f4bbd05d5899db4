import { zipOf } from '../readers/zip-of.ts';
import type { Chance } from './chance.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateText } from './mutate-text.ts';
import { mutateXml } from './mutate-xml.ts';
import { unzipped } from './unzipped.ts';

/** A file made from a good one, and what was done to it. */
export interface Mutant {
  readonly bytes: Uint8Array;
  readonly what: string;
}

/** The good file with one thing changed: a part of its archive, its text, or its bytes. */
export function mutateFile(good: Uint8Array, chance: Chance): Mutant {
  const parts = unzipped(good);
  if (parts) return chance.below(8) === 0 ? wholeArchive(good, parts, chance) : partOfArchive(parts, chance);
  if (good.includes(0) || chance.below(4) === 0) return { bytes: mutateBytes(good, chance), what: 'bytes' };
  const text = textOf(good);
  const isMarkup = text.trimStart().startsWith('<');
  return { bytes: Buffer.from((isMarkup ? mutateXml : mutateText)(text, chance)), what: isMarkup ? 'markup' : 'text' };
}

type Parts = Readonly<Record<string, Uint8Array>>;

function partOfArchive(parts: Parts, chance: Chance): Mutant {
  const name = chance.oneOf(Object.keys(parts));
  const part = parts[name] ?? new Uint8Array();
  const isMarkup = part[0] === 0x3c || part[0] === 0xef;
  const made =
    isMarkup && chance.below(5) > 0 ? Buffer.from(mutateXml(textOf(part), chance)) : mutateBytes(part, chance);
  return { bytes: zipOf({ ...parts, [name]: made }), what: name };
}

function wholeArchive(good: Uint8Array, parts: Parts, chance: Chance): Mutant {
  const names = Object.keys(parts);
  const name = chance.oneOf(names);
  const other = chance.oneOf(names);
  const { [name]: part = new Uint8Array(), ...rest } = parts;
  const way = chance.oneOf(['without', 'elsewhere', 'swapped', 'doubled', 'bytes', 'bytes'] as const);
  const what = `archive ${way} ${name}`;
  switch (way) {
    case 'without':
      return { bytes: zipOf(rest), what };
    case 'elsewhere':
      return { bytes: zipOf({ ...rest, [chance.oneOf(STRANGE_NAMES)]: part }), what };
    case 'swapped':
      return { bytes: zipOf({ ...parts, [name]: parts[other] ?? part, [other]: part }), what };
    case 'doubled':
      return { bytes: zipOf({ ...parts, [name.toUpperCase()]: mutateBytes(part, chance) }), what };
    case 'bytes':
      return { bytes: mutateBytes(good, chance), what };
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

const STRANGE_NAMES: readonly string[] = [
  '../../outside.xml',
  '/etc/passwd',
  'C:\\outside.xml',
  '__proto__',
  'xl/../xl/workbook.xml',
  '',
  'xl\\worksheets\\sheet1.xml',
  'a/'.repeat(500),
];
