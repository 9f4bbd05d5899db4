/**
 * The value of a cell that holds JSON, or a Python literal in its place: single quotes, None, True, tuples, a comma too many.
 * Undefined where it is neither. Numbers stay the text they are, so that 17.50 does not become 17.5.
 */
export function readLiteral(text: string): unknown {
  const reader = new Literal(text);
  const value = reader.value(0);
  return value === undefined || !reader.isAtEnd() ? undefined : value.is;
}

/** Lists within lists go no deeper in a product sheet. */
const DEEPEST = 20;
const WORDS: Readonly<Record<string, unknown>> = {
  null: null,
  None: null,
  true: true,
  True: true,
  false: false,
  False: false,
};

class Literal {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#skip();
    return this.#at >= this.#text.length;
  }

  value(depth: number): { readonly is: unknown } | undefined {
    this.#skip();
    const sign = this.#text[this.#at];
    if (sign === undefined || depth > DEEPEST) return undefined;
    if (sign === '[' || sign === '(') return this.#list(sign === '[' ? ']' : ')', depth);
    if (sign === '{') return this.#record(depth);
    if (sign === '"' || sign === "'") return this.#quoted(sign);
    const [word] = /^[\w.+-]+/.exec(this.#text.slice(this.#at, this.#at + 40)) ?? [];
    if (word === undefined) return undefined;
    this.#at += word.length;
    if (Object.hasOwn(WORDS, word)) return { is: WORDS[word] };
    return /^[+-]?\d/.test(word) ? { is: word } : undefined;
  }

  #list(closing: string, depth: number): { readonly is: unknown } | undefined {
    this.#at++;
    const items: unknown[] = [];
    while (!this.#takes(closing)) {
      const item = this.value(depth + 1);
      if (!item) return undefined;
      items.push(item.is);
      if (!this.#takes(',') && !this.#isNext(closing)) return undefined;
    }
    return { is: items };
  }

  #record(depth: number): { readonly is: unknown } | undefined {
    this.#at++;
    const members: [string, unknown][] = [];
    while (!this.#takes('}')) {
      const name = this.value(depth + 1);
      if (!name || typeof name.is !== 'string' || !this.#takes(':')) return undefined;
      const value = this.value(depth + 1);
      if (!value) return undefined;
      members.push([name.is, value.is]);
      if (!this.#takes(',') && !this.#isNext('}')) return undefined;
    }
    return { is: Object.fromEntries(members) };
  }

  #quoted(quote: string): { readonly is: string } | undefined {
    let said = '';
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === quote) {
        this.#at++;
        return { is: said };
      }
      said += sign === '\\' ? this.#escaped() : sign;
    }
    return undefined;
  }

  #escaped(): string {
    const sign = this.#text[++this.#at] ?? '';
    const [, code] = sign === 'u' ? (/^([0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at + 1, this.#at + 5)) ?? []) : [];
    if (code !== undefined) {
      this.#at += 4;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    return sign === 'n' ? '\n' : sign === 't' ? '\t' : sign;
  }

  #takes(sign: string): boolean {
    if (!this.#isNext(sign)) return false;
    this.#at++;
    return true;
  }

  #isNext(sign: string): boolean {
    this.#skip();
    return this.#text[this.#at] === sign;
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }
}
