import type { Lang } from '../core/words.ts';
import { findingView } from './finding-view.ts';
import type { Inspection } from './inspection.ts';

/** The inspection as one JSON document, its findings in one language. */
export function inspectionJson(inspection: Inspection, lang: Lang): string {
  const files = inspection.files.map((file) => ({
    ...file,
    sheets: file.sheets.map((sheet) => ({
      ...sheet,
      columns: sheet.columns.map((column) => ({ ...column, why: column.why[lang] })),
    })),
    findings: file.findings.map((finding) => findingView(finding, lang)),
  }));
  return `${JSON.stringify({ ...inspection, files }, null, 2)}\n`;
}
