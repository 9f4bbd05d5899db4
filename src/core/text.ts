/** The languages that the program speaks. */
export type Lang = 'en' | 'zh';

/** A sentence in both languages; `--lang` chooses, scripts read ids. */
export type Text = Readonly<Record<Lang, string>>;

/** Both languages at once: `text('Nothing to do.', '无事可做。')`. */
export function text(en: string, zh: string): Text {
  return { en, zh };
}
