/**
 * JSON that may stand in a terminal: control characters and bidi overrides, which JSON.stringify lets pass from U+007F on,
 * are written as escapes. Parsing it gives the same value.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escaped);
}

const UNSAFE = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
