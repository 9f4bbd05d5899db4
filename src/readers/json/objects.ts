/** A piece of JSON text that is one value, with the line it begins on. */
export interface JsonPiece {
  readonly text: string;
  readonly line: number;
}

/** An object that goes on for longer has lost its closing bracket, or is no product. What is beyond is passed over. */
export const MOST_CHARACTERS = 32 * 1024 ** 2;

/**
 * Cuts a stream of text into the objects of a catalogue without parsing it whole: those that follow each other (JSON lines,
 * or one after another) and those in a list, bare or as a member of an outer object (`{"products": […]}`), whose depth
 * is found by `isWrapped`. Text between them is left out.
 */
export async function* objects(
  pieces: AsyncIterable<string>,
  options: { readonly depth: number },
): AsyncGenerator<JsonPiece, void, undefined> {
  let depth = 0;
  let line = 1;
  let startLine = 1;
  let isString = false;
  let isEscaped = false;
  let open = '';
  for await (const piece of pieces) {
    const found: JsonPiece[] = [];
    let start = 0;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (code === NEWLINE) line++;
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (code === BACKSLASH) isEscaped = true;
        else if (code === QUOTE) isString = false;
        continue;
      }
      if (code === QUOTE) isString = true;
      else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (depth === options.depth && code === OPEN_OBJECT) {
          start = i;
          startLine = line;
          open = '';
        }
        depth++;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        depth = Math.max(0, depth - 1);
        if (depth === options.depth && code === CLOSE_OBJECT) {
          const isWhole = open.length <= MOST_CHARACTERS;
          found.push({ text: isWhole ? open + piece.slice(start, i + 1) : open, line: startLine });
          open = '';
          start = i + 1;
        }
      }
    }
    if (depth > options.depth && open.length <= MOST_CHARACTERS) open += piece.slice(start);
    yield* found;
  }
  if (open !== '') yield { text: open, line: startLine };
}

const NEWLINE = 10;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
