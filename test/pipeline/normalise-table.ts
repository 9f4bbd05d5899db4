import type { FieldPath } from '../../src/core/fields.ts';
import type { Column, TableRow } from '../../src/core/mapping.ts';
import type { CellKind, Finding, PictureSource, Product, RowPicture } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { type NormaliseOptions, normalise } from '../../src/pipeline/normalise.ts';

type Heading = FieldPath | '' | (Partial<Column> & { readonly header: string });

export interface TableOptions {
  readonly kinds?: Readonly<Record<number, CellKind>>;
  readonly pictures?: Readonly<Record<number, readonly RowPicture[]>>;
  readonly keys?: readonly string[];
}

/** Rows as the reader hands them over; the first data row is row 2 of `t.xlsx`, sheet `S`. */
export function table(
  headings: readonly Heading[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): TableRow[] {
  const columns = headings.map((heading, index): Column => {
    if (typeof heading === 'string')
      return {
        index,
        header: heading,
        score: 1,
        why: { en: 'test', zh: '测试' },
        ...(heading !== '' && { field: heading }),
      };
    return { index, score: 1, why: { en: 'test', zh: '测试' }, ...heading };
  });
  return rows.map((values, at) => ({
    row: {
      file: 't.xlsx',
      sheet: 'S',
      row: at + 2,
      values,
      ...(options.kinds && { kinds: options.kinds }),
      ...(options.keys && { keys: options.keys }),
      ...(options.pictures?.[at] && { pictures: options.pictures[at] }),
    },
    mapping: { template: 'test', headerRow: 1, columns },
  }));
}

export interface Normalised {
  readonly products: readonly Product<PictureSource>[];
  readonly findings: readonly Finding[];
}

export async function normalised(
  rows: readonly TableRow[],
  options: Partial<NormaliseOptions> = {},
): Promise<Normalised> {
  const findings: Finding[] = [];
  const products: Product<PictureSource>[] = [];
  const stage = normalise({ language: 'zh-CN', currency: 'CNY', ...options });
  const source = (async function* () {
    yield* rows;
  })();
  const context = { clock: new VirtualClock(), report: (finding: Finding) => void findings.push(finding), width: 2 };
  for await (const product of stage(source, context)) products.push(product);
  return { products, findings };
}
