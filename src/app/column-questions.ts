import type { FieldPath } from '../core/fields.ts';
import type { Column, Mapping } from '../core/mapping.ts';

/** Something about the columns that only the merchant knows. */
export interface ColumnQuestion {
  readonly field: FieldPath;
  /** 'missing': no column has it. 'unsure': one that was guessed. 'several': columns equally sure, of which one must be it. */
  readonly why: 'missing' | 'unsure' | 'several';
  /** What it may be, the likeliest first. */
  readonly candidates: readonly Column[];
  /** The column that is used if nobody answers. */
  readonly proposed?: number;
}

/** A needed field that is less sure than this is asked about. */
export const ASK_BELOW = 0.7;

/** A listing cannot be without them: titles, and prices to sell at or to make them from. */
const NEEDED: readonly (readonly FieldPath[])[] = [['title'], ['price', 'cost']];
/** Not asked for where there are none, because they can be made from a model; asked about where two columns have them. */
const TOLD_APART: readonly FieldPath[] = ['title', 'sku', 'price'];

/** What is to be asked about a table's columns; nothing where the needed fields are surely known. */
export function columnQuestions({ columns }: Pick<Mapping, 'columns'>): readonly ColumnQuestion[] {
  const questions = NEEDED.flatMap((fields): readonly ColumnQuestion[] => {
    const [field] = fields;
    const there = columns.filter((column) => column.field && fields.includes(column.field));
    const best = there.reduce<Column | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
    if (!field) return [];
    if (!best) return [{ field, why: 'missing', candidates: columns.filter(mayBeMeant) }];
    if (best.score >= ASK_BELOW) return [];
    const others = columns.filter((column) => column !== best && mayBeMeant(column));
    return [{ field: best.field ?? field, why: 'unsure', candidates: [best, ...others], proposed: best.index }];
  });
  const asked = new Set(questions.map(({ field }) => field));
  const several = TOLD_APART.flatMap((field): readonly ColumnQuestion[] => {
    const candidates = columns.filter((column) => column.field === field);
    const [first] = candidates;
    if (asked.has(field) || !first || candidates.length < 2 || candidates.some(({ each }) => each)) return [];
    return [{ field, why: 'several', candidates, proposed: first.index }];
  });
  return [...questions, ...several];
}

/** Not what is surely something else. */
function mayBeMeant(column: Column): boolean {
  return column.header !== '' && (column.field === undefined || column.score < ASK_BELOW);
}

/** What the merchant said of the columns. */
export interface ColumnAnswers {
  /** Index → field. */
  readonly columns: Readonly<Record<number, FieldPath>>;
  /** Fields that no column has. */
  readonly without?: readonly FieldPath[];
}

/** The mapping with the merchant's answers: the field's column is the one that was named, and no other. */
export function answeredMapping(mapping: Mapping, { columns: named, without = [] }: ColumnAnswers): Mapping {
  const taken = new Set([...Object.values(named), ...without]);
  const columns = mapping.columns.map((column): Column => {
    const field = named[column.index];
    if (field) return { ...column, field, score: 1, why: { en: 'named by you', zh: '由您指定' } };
    if (column.field === undefined || !taken.has(column.field)) return column;
    const { field: _field, option: _option, ...rest } = column;
    return rest;
  });
  return { ...mapping, columns };
}
