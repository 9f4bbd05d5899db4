import type { FieldPath } from '../../core/fields.ts';
import type { Cell, Cells } from './cells.ts';
import { clearOfVital } from './clear-marker.ts';
import { type Desk, reportFlaw } from './desk.ts';
import type { Draft } from './draft.ts';

const OF_PRODUCT = [
  'description',
  'bullets',
  'keywords',
  'brand',
  'model',
  'category',
  'origin',
  'hs',
  'material',
  'batteries',
  'hazmat',
  'gtin-exempt',
] as const;
const OF_VARIANT = ['gtin', 'cost', 'strike', 'stock', 'weight'] as const;
const PICTURES = ['main-picture', 'pictures'] as const;
const SIZE = ['dimensions', 'length', 'width', 'height'] as const;
const VITAL_OF_VARIANT = ['price', 'options', 'option.color', 'option.size', 'option.style', 'option.other'] as const;

/**
 * What a product's rows empty on purpose, named as in its origins: `brand`, `A-1/weight`, `A-1/dimensions`. A value in another row, or
 * in another column of the same meaning, stands. A title, a price or an option that is to be emptied is an error at its cell.
 */
export function clearedIn(
  rows: readonly Cells[],
  drafts: readonly Draft[],
  { desk, id }: { readonly desk: Desk; readonly id: string },
): readonly string[] {
  const title = clearedOf(rows, ['title']);
  if (title) reportFlaw(desk, clearOfVital(), { where: title.where, field: 'title', sku: id, value: title.text });
  const ofProduct = OF_PRODUCT.filter((field) => clearedOf(rows, [field]));
  const pictures = rows.every((cells) => !cells.row.pictures?.length) && clearedOf(rows, PICTURES) ? ['pictures'] : [];
  const ofVariants = drafts.flatMap((draft) => {
    reportVital(draft, desk);
    const own = [draft.cells];
    const fields = [
      ...OF_VARIANT.filter((field) => clearedOf(own, [field])),
      ...(clearedOf(own, SIZE) ? ['dimensions'] : []),
    ];
    return fields.map((field) => `${draft.sku}/${field}`);
  });
  return [...ofProduct, ...pictures, ...ofVariants];
}

function clearedOf(rows: readonly Cells[], fields: readonly FieldPath[]): Cell | undefined {
  if (rows.some((cells) => fields.some((field) => cells.one(field)))) return undefined;
  return rows.flatMap((cells) => fields.flatMap((field) => cells.cleared(field) ?? []))[0];
}

function reportVital({ cells, sku }: Draft, desk: Desk): void {
  for (const field of VITAL_OF_VARIANT) {
    const cell = cells.cleared(field);
    if (cell) reportFlaw(desk, clearOfVital(), { where: cell.where, field, sku, value: cell.text });
  }
}
