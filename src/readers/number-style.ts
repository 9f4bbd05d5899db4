/** What a number format makes of a number, as far as it changes what is meant. */
export type NumberStyle =
  | { readonly is: 'plain' }
  | { readonly is: 'date' | 'time' | 'date-time' }
  /** `000000`: leading zeros belong to the value. */
  | { readonly is: 'padded'; readonly digits: number };

const PLAIN: NumberStyle = { is: 'plain' };

/** Built-in formats (ECMA-376, 18.8.30): 14–22 and 45–47 everywhere, 27–36 and 50–58 in East Asian versions. */
const BUILT_IN: readonly (readonly [from: number, to: number, style: NumberStyle])[] = [
  [14, 17, { is: 'date' }],
  [18, 21, { is: 'time' }],
  [22, 22, { is: 'date-time' }],
  [27, 31, { is: 'date' }],
  [32, 35, { is: 'time' }],
  [36, 36, { is: 'date' }],
  [45, 47, { is: 'time' }],
  [50, 58, { is: 'date' }],
];

/** What format number `id` of the built-in ones makes of a number. */
export function builtInStyle(id: number): NumberStyle {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? PLAIN;
}

/** What a format code such as `000000` or `yyyy-mm-dd` makes of a number. */
export function styleOf(code: string): NumberStyle {
  const letters = (code.split(';', 1)[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/^0{2,}$/.test(letters)) return { is: 'padded', digits: letters.length };
  if (/general|通用|[#?@]|e[+-]/.test(letters) || /(?:^|[^:.])0(?!.*[ymdhs])/.test(letters)) return PLAIN;
  const hasDay = /[yd]|年|日/.test(letters) || /m/.test(letters.replace(/h.*|.*s/g, ''));
  const hasTime = /[hs]/.test(letters);
  if (hasDay && hasTime) return { is: 'date-time' };
  if (hasDay) return { is: 'date' };
  return hasTime ? { is: 'time' } : PLAIN;
}
