/** The longest piece of a cell that a message repeats. */
const SHOWN = 80;

/** A cell's text as a sentence can bear it. */
export function brief(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
