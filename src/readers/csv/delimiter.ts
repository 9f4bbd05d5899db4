const DELIMITERS = [',', ';', '\t', '|'] as const;

/** It is a line of its own only where it ends as the file's lines do: what stands behind another end is data. */
const DECLARATION = {
  '\n': /^\uFEFF?(?:sep=([^"\r\n])|"sep=([^"\r\n])")\r?\n/i,
  '\r': /^\uFEFF?(?:sep=([^"\r\n])|"sep=([^"\r\n])")\r/i,
} as const;

/**
 * What separates the values, judged by the first records: the character that gives the same number of values most often.
 * `declared`: the first line is Excel's own `sep=;` and no data.
 */
export function detectDelimiter(
  head: string,
  lineEnd: '\n' | '\r',
): { readonly char: string; readonly declared: boolean } {
  const [, bare, quoted] = DECLARATION[lineEnd].exec(head) ?? [];
  const declared = bare ?? quoted;
  if (declared) return { char: declared, declared: true };
  const lines = wholeLines(head);
  let best: { char: string; score: number } = { char: ',', score: 0 };
  for (const char of DELIMITERS) {
    const score = agreement(lines.map((line) => count(line, char)));
    if (score > best.score) best = { char, score };
  }
  return { char: best.char, declared: false };
}

/** Lines with an even number of quotation marks before their end, so that breaks inside values do not count. */
function wholeLines(head: string): string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of head.split(/\r\n|\n|\r/).slice(0, 200)) {
    const joined = open === '' ? line : `${open}\n${line}`;
    const isOpen = (joined.split('"').length - 1) % 2 === 1;
    open = isOpen && joined.length < 20_000 ? joined : '';
    if (open === '' && joined.trim() !== '') lines.push(joined);
    if (lines.length === 50) break;
  }
  return lines;
}

/** How often it stands outside quotation marks. */
function count(line: string, char: string): number {
  let found = 0;
  let isQuoted = false;
  for (const here of line) {
    if (here === '"') isQuoted = !isQuoted;
    else if (here === char && !isQuoted) found++;
  }
  return found;
}

/** The commonest number of values, weighted by how many records agree: ten columns in nine records beat one in ten. */
function agreement(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const n of counts) if (n > 0) tally.set(n, (tally.get(n) ?? 0) + 1);
  let best = 0;
  for (const [n, times] of tally) best = Math.max(best, (times / counts.length) ** 2 * Math.log2(n + 1));
  return best;
}
