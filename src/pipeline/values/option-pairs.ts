/** A colour and a size in one: `红色/XL`, `红色-L`, `Red XL`. */
export interface ColourAndSize {
  readonly colour: string;
  readonly size: string;
}

const SIZE_WORDS = String.raw`\d{0,2}x{0,5}[sml]|free\s?size|one\s?size|均[码碼]|[大中小][号碼码]|加[大小]?[码号]?|特[大小][码号]?|\d+(?:\.\d+)?\s*(?:cm|mm|ml|kg|[mlg]|寸|厘米|毫米|米|毫升|升|克|斤|[号码碼])`;
/** A bare number is a size only where a slash tells it apart: 红色/38, but not iPhone 15. */
const FORMS = [
  [String.raw`\s*[/／]\s*`, `${SIZE_WORDS}|\\d{2,3}(?:\\.5)?`],
  [String.raw`\s*[-–—_+]\s*|\s+`, SIZE_WORDS],
] as const;
const SIZE_BEHIND = FORMS.map(([between, size]) => new RegExp(`^(.+?)(?:${between})(${size})$`, 'i'));
const SIZE_BEFORE = FORMS.map(([between, size]) => new RegExp(`^(${size})(?:${between})(.+)$`, 'i'));
const SIZE = new RegExp(`^(?:${SIZE_WORDS}|\\d{2,3}(?:\\.5)?)$`, 'i');

/** No value of an option is longer; marketplaces take fewer. */
const LONGEST = 120;

/** The colour and the size of a value that is both; undefined for any other. */
export function colourAndSize(value: string): ColourAndSize | undefined {
  const said = value.trim();
  if (said.length > LONGEST) return undefined;
  for (const form of SIZE_BEHIND) {
    const [, colour = '', size = ''] = form.exec(said) ?? [];
    if (isColour(colour)) return { colour, size };
  }
  for (const form of SIZE_BEFORE) {
    const [, size = '', colour = ''] = form.exec(said) ?? [];
    if (isColour(colour)) return { colour, size };
  }
  return undefined;
}

export function isSize(value: string): boolean {
  return SIZE.test(value.trim());
}

function isColour(word: string): boolean {
  return !isSize(word) && !/[/／\d]/.test(word) && (/\p{Script=Han}/u.test(word) || /[a-z]{3}/i.test(word));
}
