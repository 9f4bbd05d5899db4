/** Encodings in which a character is one byte or two; GB18030 has four bytes for what is left. */
export const DOUBLE_BYTE = ['gb18030', 'big5', 'shift_jis'] as const;
export type DoubleByte = (typeof DOUBLE_BYTE)[number];

/** What the bytes of a double-byte encoding mean, as the runtime's own decoder has it. */
export interface CodeTable {
  /** By byte: its character, or LEAD, or NOTHING. */
  readonly singles: Uint16Array;
  /** By lead and trail as one number: the character, 0 where they are none. */
  readonly pairs: Uint16Array;
  /** GB18030: by the number that four bytes are, the character; 0 where they are none. Others have none. */
  readonly fours: () => Uint16Array | undefined;
}

export const LEAD = 0xffff;
const NOTHING = 0xfffe;

/** The table of an encoding, made when it is first asked for: some milliseconds. */
export function codeTable(label: DoubleByte): CodeTable {
  const known = tables.get(label);
  if (known) return known;
  const table = { singles: singles(label), pairs: pairs(label), fours: lazily(() => fours(label)) };
  tables.set(label, table);
  return table;
}

/** The number of a sequence of four bytes; its last 1,048,576 are the characters from U+10000 on. */
export function fourBytes(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return (((a - 0x81) * 10 + (b - 0x30)) * 126 + (c - 0x81)) * 10 + (d - 0x30);
}

/** The first of four-byte sequences that means a character beyond the basic plane. */
export const FOURS_BEYOND = 189_000;

const tables = new Map<DoubleByte, CodeTable>();
const FOURS_BELOW = 39_420;

function singles(label: DoubleByte): Uint16Array {
  const decoder = new TextDecoder(label);
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    if (byte < 0x80) return byte;
    const alone = decoder.decode(Uint8Array.of(byte, 0x0a));
    if (alone.length === 2 && isCharacter(alone.charCodeAt(0))) return alone.charCodeAt(0);
    return byte >= 0x81 && byte <= 0xfe ? LEAD : NOTHING;
  });
}

function pairs(label: DoubleByte): Uint16Array {
  const bytes = new Uint8Array(LEADS * TRAILS * 3).fill(0x0a);
  for (let i = 0; i < LEADS * TRAILS; i++) {
    bytes[3 * i] = 0x81 + Math.floor(i / TRAILS);
    bytes[3 * i + 1] = 0x40 + (i % TRAILS);
  }
  const shown = new TextDecoder(label).decode(bytes);
  const table = new Uint16Array(0x10000);
  let from = 0;
  for (let i = 0; i < LEADS * TRAILS; i++) {
    let end = from;
    while (shown.charCodeAt(end) !== 0x0a) end++;
    const code = end - from === 1 ? shown.charCodeAt(from) : 0xfffd;
    from = end + 1;
    if (label === 'gb18030' ? code !== 0xfffd : isCharacter(code))
      table[((bytes[3 * i] ?? 0) << 8) | (bytes[3 * i + 1] ?? 0)] = code;
  }
  return table;
}

const LEADS = 0xfe - 0x81 + 1;
const TRAILS = 0xfe - 0x40 + 1;

/** Private use and the control block stand for bytes that mean nothing in Big5 and Shift-JIS themselves. */
function isCharacter(code: number): boolean {
  return code !== 0xfffd && !(code >= 0xe000 && code <= 0xf8ff) && !(code >= 0x80 && code < 0xa0);
}

function fours(label: DoubleByte): Uint16Array | undefined {
  if (label !== 'gb18030') return undefined;
  const bytes = new Uint8Array(FOURS_BELOW * 5).fill(0x0a);
  for (let n = 0; n < FOURS_BELOW; n++) {
    bytes[5 * n] = 0x81 + Math.floor(n / 12_600);
    bytes[5 * n + 1] = 0x30 + (Math.floor(n / 1260) % 10);
    bytes[5 * n + 2] = 0x81 + (Math.floor(n / 10) % 126);
    bytes[5 * n + 3] = 0x30 + (n % 10);
  }
  const shown = new TextDecoder(label).decode(bytes).split('\n');
  return Uint16Array.from({ length: FOURS_BELOW }, (_, n) => {
    const char = shown[n] ?? '';
    return char.length === 1 && char !== '\uFFFD' ? char.charCodeAt(0) : 0;
  });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
