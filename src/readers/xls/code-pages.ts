/** Windows code pages and Mac scripts (MS-XLS, 2.4.52 CodePage), as the Encoding Standard calls them. */
const LABELS: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10001: 'shift_jis',
  10002: 'big5',
  10003: 'euc-kr',
  10007: 'x-mac-cyrillic',
  10008: 'gb18030',
  20866: 'koi8-r',
  32768: 'macintosh',
  32769: 'windows-1252',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Undefined for one that nobody decodes any more: those of DOS. */
export function labelOf(codePage: number): string | undefined {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  return LABELS[codePage];
}

const GUESSES = ['utf-8', 'gb18030', 'big5', 'shift_jis'];

/** The encoding of texts that do not say: the first that allows every byte of them. */
export function guessedLabel(texts: readonly Buffer[]): string {
  return GUESSES.find((label) => texts.every((bytes) => isValid(bytes, label))) ?? 'windows-1252';
}

function isValid(bytes: Buffer, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
