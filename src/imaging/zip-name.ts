import type { Entry } from 'yauzl';

/** Info-ZIP's extra field that holds the name in UTF-8 beside the one in the system's own encoding. */
const UNICODE_PATH = 0x7075;

/**
 * An entry's name as its maker saw it. Archivers on Chinese Windows write GBK without saying so, macOS writes UTF-8 without saying so:
 * what is not UTF-8 to the last byte is taken for GB18030. Backslashes are slashes.
 */
export function zipName({ fileNameRaw, extraFields }: Pick<Entry, 'fileNameRaw' | 'extraFields'>): string {
  const extra = extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5 && data[0] === 1);
  const name =
    (extra && strictly('utf-8', extra.data.subarray(5))) ??
    strictly('utf-8', fileNameRaw) ??
    strictly('gb18030', fileNameRaw) ??
    fileNameRaw.toString('latin1');
  return name.replaceAll('\\', '/');
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
