import type { Finding, Lang, Severity, Where } from '../core/words.ts';

/** A finding as every machine-readable format shows it: texts in one language, members in one order. */
export interface FindingView {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly channel?: string;
  readonly sku?: string;
  readonly field?: string;
  readonly value?: string;
  readonly where?: Where;
}

export function findingView(finding: Finding, lang: Lang): FindingView {
  const { id, severity, message, hint, channel, sku, field, value, where } = finding;
  return {
    id,
    severity,
    message: message[lang],
    ...(hint && { hint: hint[lang] }),
    ...(channel !== undefined && { channel }),
    ...(sku !== undefined && { sku }),
    ...(field !== undefined && { field }),
    ...(value !== undefined && { value }),
    ...(where && { where: whereView(where) }),
  };
}

function whereView({ file, sheet, row, line, column, cell, header }: Where): Where {
  return {
    file,
    ...(sheet !== undefined && { sheet }),
    ...(row !== undefined && { row }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(cell !== undefined && { cell }),
    ...(header !== undefined && { header }),
  };
}
