/** Text that is HTML already. Only `html` makes it. */
export class Html {
  readonly #text: string;
  private constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  static join(strings: readonly string[], values: readonly Content[]): Html {
    return new Html(strings.map((string, index) => string + written(values[index])).join(''));
  }
}

/** What may stand in a template. Plain text is escaped, lists are strung together, `undefined` and `null` leave no trace. */
export type Content = Html | string | number | null | undefined | readonly Content[];

/** HTML in which every value is escaped, in text and in quoted attributes alike; `Html` alone passes as it is. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return Html.join(strings, values);
}

function written(value: Content): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return value.map(written).join('');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
