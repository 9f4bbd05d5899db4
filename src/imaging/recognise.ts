/** What the first bytes of a picture say of it, as far as sharp cannot take it as it is. */
export type Recognised =
  /** For sharp to look at, or no picture at all. */
  | { readonly is: 'other' }
  | { readonly is: 'bitmap' }
  | { readonly is: 'vector'; readonly format: string }
  | { readonly is: 'unread'; readonly format: string };

/** Looks at signatures alone: nothing is decoded. */
export function recognise(bytes: Uint8Array): Recognised {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.toString('latin1', 0, 1024);
  if (isBitmap(view, start)) return { is: 'bitmap' };
  const vector = VECTORS.find(([, fits]) => fits(view, start))?.[0];
  if (vector !== undefined) return { is: 'vector', format: vector };
  const unread = UNREAD.find(([, signature]) => signature.test(start))?.[0];
  return unread === undefined ? { is: 'other' } : { is: 'unread', format: unread };
}

/** Sizes of the headers of device-independent bitmaps: OS/2's, Windows' 3.x, with masks, with alpha, version 4 and 5. */
const HEADERS = [12, 40, 52, 56, 64, 108, 124];

/** With its file header, or bare as it lies on the clipboard and in old workbooks. */
function isBitmap(view: Buffer, start: string): boolean {
  if (start.startsWith('BM')) return view.length > 26 && HEADERS.includes(view.readUInt32LE(14));
  if (view.length < 40 || !HEADERS.includes(view.readUInt32LE(0))) return false;
  const at = view.readUInt32LE(0) === 12 ? 8 : 12;
  return view.readUInt16LE(at) === 1 && [1, 4, 8, 16, 24, 32].includes(view.readUInt16LE(at + 2));
}

const VECTORS: readonly (readonly [string, (view: Buffer, start: string) => boolean])[] = [
  ['EMF', (view, start) => view.length > 44 && view.readUInt32LE(0) === 1 && start.slice(40, 44) === ' EMF'],
  ['WMF', (_, start) => start.startsWith('\xd7\xcd\xc6\x9a') || /^[\x01\x02]\x00\x09\x00\x00[\x01\x03]/.test(start)],
  // Office packs its metafiles so, and calls them .emz and .wmz.
  ['EMZ', (_, start) => start.startsWith('\x1f\x8b\x08')],
  [
    'SVG',
    (_, start) =>
      /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(start),
  ],
  ['EPS', (_, start) => /^(?:%!PS-Adobe|\xc5\xd0\xd3\xc6)/.test(start)],
];

/** Formats of cameras and editors that shops do not take either. AVIF has the box of HEIC and is read. */
const UNREAD: readonly (readonly [string, RegExp])[] = [
  ['HEIC', /^[\s\S]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1(?![\s\S]{4,40}avif)|msf1)/],
  ['JPEG XL', /^(?:\xff\x0a|\x00\x00\x00\x0cJXL )/],
  ['Photoshop', /^8BPS/],
  ['PDF', /^%PDF/],
  ['icon', /^\x00\x00[\x01\x02]\x00[\x01-\x20]\x00/],
  ['PCX', /^\x0a[\x00-\x05]\x01[\x01\x02\x04\x08]/],
];
