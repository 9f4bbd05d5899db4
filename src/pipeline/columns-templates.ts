import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FIELDS } from '../core/fields.ts';
import type { Text } from '../core/text.ts';
import { plainHeader } from './columns-header.ts';

/** What a header means; without a field it is known and of no use to a listing. */
export interface Meaning {
  readonly field?: (typeof FIELDS)[number];
  readonly option?: string;
  readonly unit?: string;
  readonly currency?: string;
  /** Its cells list a value for each variant of the row. */
  readonly each?: true;
  /** Its cells are in a form that is known and not read: a row that fills it is told so. */
  readonly unread?: true;
}

/** Templates of headers in general rather than of one program's export. */
export const KNOWN: readonly string[] = ['known-zh', 'known-en'];

/** The headers of a known kind of sheet. */
export interface ColumnTemplate {
  readonly id: string;
  readonly title: Text;
  /** By plain header. */
  readonly headers: ReadonlyMap<string, Meaning>;
  /** By a piece of a plain header, the longest first. */
  readonly contains: readonly (readonly [string, Meaning])[];
}

const meaning = z.strictObject({
  field: z.enum(FIELDS).exactOptional(),
  option: z.string().exactOptional(),
  unit: z.string().exactOptional(),
  currency: z.string().exactOptional(),
  each: z.literal(true).exactOptional(),
  unread: z.literal(true).exactOptional(),
});

const templateFile = z.strictObject({
  id: z.string(),
  title: z.strictObject({ en: z.string(), zh: z.string() }),
  /** Where its names were seen, and when. */
  sources: z.array(z.strictObject({ on: z.iso.date(), from: z.string() })).exactOptional(),
  headers: z.record(z.string(), meaning),
  contains: z.record(z.string(), meaning).exactOptional(),
});

const FOLDER = new URL('../../templates/columns/', import.meta.url);

let loaded: Promise<readonly ColumnTemplate[]> | undefined;

/** All templates that ship with the program, by id. Read once. */
export function columnTemplates(): Promise<readonly ColumnTemplate[]> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<readonly ColumnTemplate[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => template(await readFile(new URL(name, FOLDER), 'utf8'))));
}

function template(json: string): ColumnTemplate {
  const file = templateFile.parse(JSON.parse(json));
  const headers = new Map<string, Meaning>();
  for (const [header, meant] of Object.entries(file.headers)) {
    const { key, unit, currency } = plainHeader(header);
    if (!headers.has(key)) headers.set(key, { ...meant, ...(unit && { unit }), ...(currency && { currency }) });
  }
  const contains = Object.entries(file.contains ?? {})
    .map(([piece, meant]) => [plainHeader(piece).key, meant] as const)
    .sort(([a], [b]) => b.length - a.length);
  return { id: file.id, title: file.title, headers, contains };
}
