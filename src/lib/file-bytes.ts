import { open } from 'node:fs/promises';

const SIZE = 1024 * 1024;

/** A file's bytes, in order; a piece may be used until the next one is asked for, which is then on its way already. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path);
  const buffers = [Buffer.allocUnsafeSlow(SIZE), Buffer.allocUnsafeSlow(SIZE)];
  const read = async (turn: number): Promise<Uint8Array> => {
    const buffer = buffers[turn % 2] ?? Buffer.allocUnsafeSlow(SIZE);
    const { bytesRead } = await file.read(buffer, 0, SIZE, null);
    return buffer.subarray(0, bytesRead);
  };
  /** A failure counts when its piece is asked for, and not where nobody asks any more. */
  const ahead = (turn: number): Promise<Uint8Array> => {
    const piece = read(turn);
    piece.catch(() => undefined);
    return piece;
  };
  let next = ahead(0);
  try {
    for (let turn = 1; ; turn++) {
      const bytes = await next;
      if (bytes.length === 0) return;
      next = ahead(turn);
      yield bytes;
    }
  } finally {
    await next.catch(() => undefined);
    await file.close();
  }
}
