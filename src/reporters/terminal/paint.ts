import type { ReportContext } from '../../core/ports/reporter.ts';

export type Paint = (style: keyof typeof CODES, text: string) => string;

const CODES = { red: 31, green: 32, yellow: 33, blue: 34, bold: 1, dim: 2 } as const;

/** Colours text where the terminal takes colours. Text that is not ours must have been made plain before. */
export function painter({ color = false }: ReportContext): Paint {
  if (!color) return (_, text) => text;
  return (style, text) => (text === '' ? '' : `\u001b[${CODES[style]}m${text}\u001b[0m`);
}
