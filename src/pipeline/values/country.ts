let codes: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 alpha-2 of a country by its code or its Chinese or English name (CLDR's, and the province-free `中国XX` of product sheets). */
export function readCountry(text: string): string | undefined {
  codes ??= countryCodes();
  const name = text.trim().toLowerCase();
  return codes.get(name) ?? (name.startsWith('中国') || name.startsWith('china') ? 'CN' : undefined);
}

function countryCodes(): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const names = ['zh-Hans', 'en'].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  for (let n = 0; n < 26 * 26; n++) {
    const code = String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26));
    // ZZ, EU and the like are regions without being countries of origin.
    if (/^(?:ZZ|EU|EZ|UN|QO|XA|XB)$/.test(code)) continue;
    for (const language of names) {
      const name = language.of(code);
      if (name) known.set(name.toLowerCase(), code).set(code.toLowerCase(), code);
    }
  }
  return known
    .set('usa', 'US')
    .set('uk', 'GB')
    .set('prc', 'CN')
    .set('台湾', 'TW')
    .set('香港', 'HK')
    .set('澳门', 'MO')
    .set('中国台湾', 'TW')
    .set('中国香港', 'HK')
    .set('中国澳门', 'MO');
}
