import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { contentHash } from '../core/fingerprint.ts';
import type { Memory, Notes, Translation } from '../core/ports/store.ts';
import { text } from '../core/text.ts';
import { languageOf, memoryLanguage } from '../pipeline/languages.ts';
import { quoted, unguarded } from './csv-lines.ts';
import { writeWhole } from './write-whole.ts';

const record = z.object({
  text: z.string(),
  language: z.string(),
  translation: z.string(),
  by: z.string().default(''),
  reviewed: z.string().default(''),
});
const HEADER = ['text', 'language', 'translation', 'by', 'reviewed'];

/**
 * Takes translations.csv into the memory: the csv is what people review and keep in version control, so where the two differ it
 * wins. An unchanged file is not read again; none is no fault. Throws Stop where it is no such csv.
 */
export async function importTranslations(
  path: string,
  options: { memory: Memory; notes: Notes; from: string },
): Promise<number> {
  const source = await readFile(path).catch((reason: unknown) => {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return undefined;
    throw reason;
  });
  if (!source) return 0;
  const hash = contentHash(source);
  if (options.notes.get('translations', path) === hash) return 0;
  const translations = recordsOf(source, path).flatMap((one) => translationsOf(one, options.from));
  options.memory.add(translations);
  options.notes.set('translations', path, hash);
  return translations.length;
}

/** Writes the memory as translations.csv, sorted, so that the same memory gives the same bytes. */
export async function exportTranslations(
  path: string,
  { memory, notes }: { memory: Memory; notes: Notes },
): Promise<void> {
  const lines = [HEADER.join(',')];
  for (const { text: source, to, translation, by, reviewed } of memory.all()) {
    lines.push([source, to, translation, by, reviewed ? 'yes' : ''].map(quoted).join(','));
  }
  const content = `\ufeff${lines.join('\r\n')}\r\n`;
  await writeWhole(path, content);
  notes.set('translations', path, contentHash(content));
}

function recordsOf(source: Uint8Array, path: string): readonly z.infer<typeof record>[] {
  try {
    const rows: unknown = parse(Buffer.from(source), {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return z.array(record).parse(rows);
  } catch (reason) {
    throw new Stop(text(`${path} is no list of translations.`, `${path} 不是翻译清单。`), {
      hint: text(`Its first line is: ${HEADER.join(',')}`, `第一行应为：${HEADER.join(',')}`),
      cause: reason,
    });
  }
}

function translationsOf(
  { text: source, language, translation, by, reviewed }: z.infer<typeof record>,
  from: string,
): readonly Translation[] {
  const written = unguarded(source).trim();
  const meant = unguarded(translation).trim();
  if (written === '' || meant === '' || language.trim() === '') return [];
  const isReviewed = /^(?:yes|y|1|true|是)$/i.test(reviewed);
  return [
    {
      text: written,
      from: languageOf(from),
      to: memoryLanguage(language),
      translation: meant,
      by: by || 'translations.csv',
      reviewed: isReviewed,
    },
  ];
}
