import type { FieldPath } from '../../core/fields.ts';
import type { Locale, Report, Where } from '../../core/words.ts';
import type { Ledger } from './ledger.ts';
import type { Flaw } from './reading.ts';

/** What whoever reads values needs at hand. */
export interface Desk {
  readonly language: Locale;
  readonly currency: string;
  readonly extras?: 'kept';
  readonly report: Report;
  /** Every SKU so far. */
  readonly skus: Ledger;
  /** Every product id so far. */
  readonly ids: Ledger;
}

/** Which value a flaw is of. */
export interface Spot {
  readonly where: Where;
  readonly field?: FieldPath;
  readonly sku?: string;
  readonly value?: string;
}

/** The longest piece of a cell that a finding repeats. */
const SHOWN = 200;

export function reportFlaw(desk: Desk, flaw: Flaw, spot: Spot): void {
  const { where, field, sku, value } = spot;
  desk.report({
    ...flaw,
    ...(sku !== undefined && { sku }),
    ...(field && { field }),
    ...(value !== undefined && { value: value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value }),
    where,
  });
}

/** The same desk, for one product: what is wrong with a cell that several variants share is said once, under the first one's SKU. */
export function oncePerCell(desk: Desk): Desk {
  const said = new Set<string>();
  return {
    ...desk,
    report: (finding) => {
      const name = JSON.stringify([finding.id, finding.where, finding.value]);
      if (!said.has(name)) desk.report(finding);
      said.add(name);
    },
  };
}
