/**
 * The ways in which a line with broken quotation marks may have been meant, the likeliest first:
 * lists in brackets kept whole, marks inside values taken as they stand, no marks at all.
 */
export function looseReadings(line: string, delimiter: string): readonly (readonly string[])[] {
  return [
    split(line, delimiter, (text, at) => quoted(text, at, delimiter) ?? bracketed(text, at, delimiter)),
    split(line, delimiter, (text, at) => quoted(text, at, delimiter)),
    split(line, delimiter, (text, at) => bracketed(text, at, delimiter)),
    split(line, delimiter, () => undefined),
  ];
}

interface Value {
  readonly value: string;
  /** Just behind it: a delimiter or the line's end. */
  readonly end: number;
}

function split(line: string, delimiter: string, special: (text: string, at: number) => Value | undefined): string[] {
  const values: string[] = [];
  let at = 0;
  for (;;) {
    const { value, end } = special(line, at) ?? plain(line, at, delimiter);
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
function quoted(line: string, at: number, delimiter: string): Value | undefined {
  if (line[at] !== '"') return undefined;
  for (let i = at + 1; i < line.length; i++) {
    if (line[i] !== '"') continue;
    if (i + 1 === line.length || line.startsWith(delimiter, i + 1)) {
      return { value: line.slice(at + 1, i).replaceAll('""', '"'), end: i + 1 };
    }
    if (line[i + 1] === '"') i++;
  }
  return undefined;
}

/** A JSON list or object that nobody put in quotation marks: `["https://…/1.png","https://…/2.png"]`. */
function bracketed(line: string, at: number, delimiter: string): Value | undefined {
  const close = line[at] === '[' ? ']' : line[at] === '{' ? '}' : undefined;
  if (!close) return undefined;
  for (let i = line.indexOf(close, at); i !== -1; i = line.indexOf(close, i + 1)) {
    if (i + 1 !== line.length && !line.startsWith(delimiter, i + 1)) continue;
    const value = line.slice(at, i + 1);
    if (isJson(value)) return { value, end: i + 1 };
  }
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
