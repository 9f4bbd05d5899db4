/** A cell's text on one line, without what cannot be seen; undefined where nothing is left. */
export function oneLine(said: string | undefined): string | undefined {
  return (
    said
      ?.replace(/[\u200B\u2060\uFEFF]/g, '')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}
