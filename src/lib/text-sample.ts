import { isAscii } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';

const WINDOW = 2048;
const WINDOWS = 16;
const WHOLE = 64 * 1024;
const ENOUGH = 2000;
const MOST = 32 * 1024;

/**
 * What of a file's bytes tells encodings apart: windows with bytes beyond ASCII, spread over the whole of it, each
 * beginning and ending beside a byte that no character of two bytes can hold. A small file is one window.
 */
export async function sampled(path: string, first: number): Promise<readonly Uint8Array[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size <= WHOLE) return [await bytesAt(file, 0, size)];
    const places = Array.from({ length: WINDOWS }, (_, i) => Math.floor(((size - WINDOW) * i) / (WINDOWS - 1)));
    const read = await Promise.all(places.map(async (at) => trimmed(await bytesAt(file, at, WINDOW))));
    const windows = read.filter((window) => !isAscii(window));
    return beyondAscii(windows) >= ENOUGH ? windows : [...windows, ...(await sparse(file, first))];
  } finally {
    await file.close();
  }
}

/** Where bytes beyond ASCII are few: the places where they stand, one after the other from the first on. */
async function sparse(file: FileHandle, first: number): Promise<readonly Uint8Array[]> {
  const windows: Uint8Array[] = [];
  let held = 0;
  for (let at = first; held < MOST; ) {
    const bytes = await bytesAt(file, at, WHOLE);
    if (bytes.length === 0) break;
    const found = firstBeyondAscii(bytes);
    if (found === undefined) {
      at += bytes.length;
      continue;
    }
    const window = trimmed(await bytesAt(file, Math.max(0, at + found - 64), WINDOW / 2));
    if (!isAscii(window)) {
      windows.push(window);
      held += window.length;
    }
    at += found + WINDOW / 2;
  }
  return windows;
}

/** Bytes below the digits are never the second half of a character, so a character begins behind one. */
function trimmed(bytes: Uint8Array): Uint8Array {
  const from = bytes.findIndex((byte) => byte < 0x30);
  const to = bytes.findLastIndex((byte) => byte < 0x30);
  return from === -1 || to <= from ? bytes : bytes.subarray(from + 1, to + 1);
}

/** Halved again and again: the runtime looks at a megabyte in some microseconds. */
function firstBeyondAscii(bytes: Uint8Array): number | undefined {
  if (isAscii(bytes)) return undefined;
  let from = 0;
  let to = bytes.length;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (isAscii(bytes.subarray(from, middle))) from = middle;
    else to = middle;
  }
  return from;
}

/** How many bytes of the windows are no ASCII. */
export function beyondAscii(windows: readonly Uint8Array[]): number {
  let count = 0;
  for (const window of windows) for (const byte of window) if (byte >= 0x80) count++;
  return count;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
