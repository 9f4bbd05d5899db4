/** UTF-16 without a byte order mark, known by its letters: its units are everyday characters in one byte order, and rubbish in every other reading. */
export function wideWithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const little = plausible(head, 'little');
  const big = plausible(head, 'big');
  if (little > 0 && little >= big) return 'utf-16le';
  return big > 0 ? 'utf-16be' : undefined;
}

const MOST = 8 * 1024;

/** How many units are ASCII, where hardly one is odd and not too few are ASCII (delimiters, digits, line ends); 0 otherwise. */
function plausible(head: Uint8Array, order: 'little' | 'big'): number {
  const length = Math.min(head.length, MOST) & ~1;
  let ascii = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    const [first = 0, second = 0] = [head[i], head[i + 1]];
    const unit = order === 'little' ? first | (second << 8) : (first << 8) | second;
    if (isPrintable(unit)) ascii++;
    else if (!isLetter(unit)) odd++;
  }
  const units = length / 2;
  return odd * 50 <= units && ascii * 50 >= units ? ascii : 0;
}

function isPrintable(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Of the scripts that product sheets are written in; surrogates stand for emoji and rare characters. */
function isLetter(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3000 && unit <= 0x30ff) ||
    (unit >= 0xa0 && unit <= 0x5ff) ||
    (unit >= 0x2010 && unit <= 0x22ff) ||
    (unit >= 0x2460 && unit <= 0x266f) ||
    (unit >= 0xac00 && unit <= 0xdfff) ||
    (unit >= 0xfe00 && unit <= 0xffef)
  );
}
