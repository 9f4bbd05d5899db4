/**
 * The ways in which a line with broken quotation marks may have been meant, the likeliest first:
 * lists in brackets kept whole, marks inside values taken as they stand, no marks at all, spaces before opening marks.
 */
export function* looseReadings(line: string, delimiter: string): Generator<readonly string[]> {
  yield split(
    line,
    delimiter,
    (at, budget) => quoted(line, at, delimiter, budget) ?? bracketed(line, at, delimiter, budget),
  );
  yield split(line, delimiter, (at, budget) => quoted(line, at, delimiter, budget));
  yield split(line, delimiter, (at, budget) => bracketed(line, at, delimiter, budget));
  yield split(line, delimiter, () => undefined);
  yield split(line, delimiter, (at, budget) => quoted(line, behindSpaces(line, at), delimiter, budget));
}

/** People who write such files by hand put a space behind the delimiter. */
function behindSpaces(line: string, at: number): number {
  let from = at;
  while (line[from] === ' ') from++;
  return from;
}

/** Lines are made that send the search of each value to the end of the line: the work is bounded, what is left is plain. */
interface Budget {
  /** Characters that may still be looked at. */
  left: number;
}

/** What parsing costs beside the characters: a text that is no JSON is an exception. */
const TRY = 200;

interface Value {
  readonly value: string;
  /** Just behind it: a delimiter or the line's end. */
  readonly end: number;
}

function split(
  line: string,
  delimiter: string,
  special: (at: number, budget: Budget) => Value | undefined,
): readonly string[] {
  const budget = { left: 4 * line.length + 10_000 };
  const values: string[] = [];
  let at = 0;
  for (;;) {
    const { value, end } = special(at, budget) ?? plain(line, at, delimiter);
    values.push(value);
    if (end >= line.length) return values;
    at = end + delimiter.length;
  }
}

function plain(line: string, at: number, delimiter: string): Value {
  const next = line.indexOf(delimiter, at);
  const end = next === -1 ? line.length : next;
  return { value: line.slice(at, end), end };
}

/** A value in quotation marks: it ends at a mark that a delimiter or the line's end follows; other marks belong to it. */
function quoted(line: string, at: number, delimiter: string, budget: Budget): Value | undefined {
  if (line[at] !== '"') return undefined;
  if (budget.left <= 0) return undefined;
  for (let i = line.indexOf('"', at + 1); i !== -1; i = line.indexOf('"', i + 1)) {
    if (i + 1 === line.length || line.startsWith(delimiter, i + 1)) {
      budget.left -= i - at;
      return { value: line.slice(at + 1, i).replaceAll('""', '"'), end: i + 1 };
    }
    if (line[i + 1] === '"') i++;
  }
  budget.left -= line.length - at;
  return undefined;
}

/** A JSON list or object that nobody put in quotation marks: `["https://…/1.png","https://…/2.png"]`. */
function bracketed(line: string, at: number, delimiter: string, budget: Budget): Value | undefined {
  const close = line[at] === '[' ? ']' : line[at] === '{' ? '}' : undefined;
  if (!close || budget.left <= 0) return undefined;
  let end = at;
  for (let i = line.indexOf(close, at); i !== -1 && budget.left > 0; i = line.indexOf(close, i + 1)) {
    budget.left -= i - end;
    end = i;
    if (i + 1 !== line.length && !line.startsWith(delimiter, i + 1)) continue;
    const value = line.slice(at, i + 1);
    budget.left -= value.length + TRY;
    if (isJson(value)) return { value, end: i + 1 };
  }
  budget.left -= line.length - end;
  return undefined;
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
