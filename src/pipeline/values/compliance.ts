import type { FieldPath } from '../../core/fields.ts';
import { text } from '../../core/text.ts';
import type { Compliance } from '../../core/words.ts';
import type { Cell, Cells } from './cells.ts';
import { readCountry } from './country.ts';
import { type Desk, reportFlaw } from './desk.ts';
import { halfWidth } from './half-width.ts';
import { oneLine } from './one-line.ts';

/** What the sheet says for customs, carriers and labels. What cannot be understood is left out, and said. */
export function compliance(
  rows: readonly Cells[],
  { desk, id }: { readonly desk: Desk; readonly id: string },
): Compliance {
  const cell = (field: FieldPath): Cell | undefined => rows.find((cells) => cells.one(field))?.one(field);
  const understood = <T>(field: keyof typeof NOT_UNDERSTOOD, read: (said: string) => T | undefined): T | undefined => {
    const said = cell(field);
    const meant = said && read(halfWidth(said.text).trim());
    if (said && meant === undefined)
      reportFlaw(desk, notUnderstood(field, said), { where: said.where, field, sku: id, value: said.text });
    return meant;
  };
  const origin = understood('origin', readCountry);
  const hs = cell('hs')?.text.replace(/[\s.]/g, '');
  const material = oneLine(cell('material')?.text);
  const batteries = understood('batteries', readBatteries);
  const hazmat = understood('hazmat', readHazmat);
  const exempt = understood('gtin-exempt', readYesNo);
  return {
    ...(origin && { origin }),
    ...(hs && { hs }),
    ...(material && { material }),
    ...(batteries && { batteries }),
    ...(hazmat && { hazmat }),
    ...(exempt === 'yes' && { gtinExempt: true }),
  };
}

function readBatteries(said: string): Compliance['batteries'] {
  if (/^(?:无|没有|不含|不带|不需要?|否|无电池|不含电池|none|no|n|0|false)$/i.test(said)) return 'none';
  if (/^(?:需|需要|另购|不含需购|需另购|需自备|needed|required|not included)/i.test(said)) return 'needed';
  if (/^(?:含|有|是|带|内置|包含|自带|含电池|带电池|锂|纽扣|included|yes|y|1|true|built[ -]?in)/i.test(said))
    return 'included';
  return undefined;
}

function readHazmat(said: string): string | undefined {
  const number = /^(?:UN)?\s?(\d{4})$/i.exec(said)?.[1];
  if (number) return `UN${number}`;
  return readYesNo(said) === 'no' || /^(?:无|非危险品|普货|none|not applicable|n\/a)$/i.test(said) ? 'none' : undefined;
}

function readYesNo(said: string): 'yes' | 'no' | undefined {
  if (/^(?:是|有|yes|y|1|true|豁免|已豁免|exempt)$/i.test(said)) return 'yes';
  return /^(?:否|无|没有|不|no|n|0|false)$/i.test(said) ? 'no' : undefined;
}

const NOT_UNDERSTOOD = {
  origin: {
    id: 'origin/unknown',
    is: text('is not a country that is known here', '不是已知的国家'),
    hint: text('Write the country’s name or its two-letter code, as CN.', '请填写国家名称或两位代码，例如 CN。'),
  },
  batteries: {
    id: 'batteries/unknown',
    is: text('does not say whether there are batteries', '没有说明是否含电池'),
    hint: text('Write none, needed or included.', '请填写：无、需另购、含。'),
  },
  hazmat: {
    id: 'hazmat/unknown',
    is: text('is neither a UN number nor none', '既不是 UN 编号，也不是“无”'),
    hint: text('Write the UN number, as UN3481, or none.', '请填写 UN 编号（例如 UN3481），或填写“无”。'),
  },
  'gtin-exempt': {
    id: 'gtin/exemption-unknown',
    is: text('is neither yes nor no', '既不是“是”，也不是“否”'),
    hint: text('Write yes or no.', '请填写“是”或“否”。'),
  },
} as const;

function notUnderstood(field: keyof typeof NOT_UNDERSTOOD, cell: Cell): Parameters<typeof reportFlaw>[1] {
  const { id, is, hint } = NOT_UNDERSTOOD[field];
  return {
    id,
    severity: 'warning',
    message: text(`“${cell.text}” ${is.en}; it was left out.`, `“${cell.text}”${is.zh}，已忽略。`),
    hint,
  };
}
