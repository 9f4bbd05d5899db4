const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;

/** Lets text pass and counts its control characters, line ends and tabs apart. */
export async function* countControls(
  pieces: AsyncIterable<string>,
  found: { characters: number },
): AsyncGenerator<string, void, undefined> {
  for await (const piece of pieces) {
    if (CONTROL.test(piece)) found.characters += piece.match(CONTROLS)?.length ?? 0;
    yield piece;
  }
}
