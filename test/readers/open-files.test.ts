import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stop } from '../../src/core/faults.ts';
import { newReading } from '../../src/core/ports/reader.ts';
import type { Finding } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { read } from '../../src/pipeline/read.ts';
import { formats } from '../../src/readers/formats.ts';
import { readers } from '../../src/readers/index.ts';
import { patiently } from '../../src/readers/patiently.ts';
import { openSource, readerFor } from '../../src/readers/source.ts';
import { unreadable } from '../../src/readers/unreadable.ts';

const SHEET = `货号,产品名称,价格\n${Array.from({ length: 50 }, (_, n) => `A${n},杯子${n},${n}.50`).join('\n')}\n`;

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-open-'));
  path = join(folder, 'products.csv');
  await writeFile(path, SHEET);
});
afterEach(() => rm(folder, { recursive: true }));

/** Takes every row, and does something to the file after the first. */
async function taken(
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<{ rows: number; said: Finding[] }> {
  const said: Finding[] = [];
  const context = { clock: new VirtualClock(), width: 1, report: (one: Finding) => void said.push(one) };
  let rows = 0;
  for await (const _ of read([await openSource(path)], { readers })(context)) if (rows++ === 0) await meanwhile();
  return { rows, said };
}

describe("the merchant's file", () => {
  it('is never written to: not its bytes, not its times, and nothing is laid beside it', async () => {
    await chmod(path, 0o444);
    const before = await stat(path, { bigint: true });

    await taken();

    const after = await stat(path, { bigint: true });
    expect([after.mtimeNs, after.ctimeNs, after.size]).toEqual([before.mtimeNs, before.ctimeNs, before.size]);
    expect(await readFile(path, 'utf8')).toBe(SHEET);
    expect(await readdir(folder)).toEqual(['products.csv']);
  });

  it('is opened for reading alone by every format that reads it in this process', async () => {
    // So much that it is still open after the first row.
    await writeFile(path, SHEET.repeat(5000));
    const source = await openSource(path);
    const rows = readerFor(source, formats).read(source, newReading('csv'), () => undefined);
    await rows[Symbol.asyncIterator]().next();

    const flags = await flagsOf(path);
    await rows[Symbol.asyncIterator]().return?.(undefined);

    expect(flags.length > 0 || !existsSync('/proc')).toBe(true);
    // The last two bits of open(2)'s flags: 0 is reading alone.
    expect(flags.every((flag) => (flag & 3) === 0)).toBe(true);
  });
});

/** What Linux says of the open descriptors of a file; other systems do not tell. */
async function flagsOf(file: string): Promise<readonly number[]> {
  const numbers = await readdir('/proc/self/fd').catch(() => []);
  const flags: number[] = [];
  for (const number of numbers) {
    const target = await readlink(`/proc/self/fd/${number}`).catch(() => '');
    if (target !== file) continue;
    const info = await readFile(`/proc/self/fdinfo/${number}`, 'utf8');
    flags.push(Number.parseInt(/flags:\s+(\d+)/.exec(info)?.[1] ?? '0', 8));
  }
  return flags;
}

describe('a file that changes while it is being read', () => {
  const changed = { exit: 2, text: { en: expect.stringContaining('changed while it was being read') } };

  it('ends the run when it is written to', async () => {
    await expect(taken(() => writeFile(path, `${SHEET}B1,新,1\n`))).rejects.toMatchObject(changed);
  });

  it('ends the run when it is saved with the same length', async () => {
    await expect(taken(() => writeFile(path, SHEET.replace('1.50', '9.50')))).rejects.toMatchObject(changed);
  });

  it('ends the run when another takes its place, with the very same bytes and times', async () => {
    const { atime, mtime } = await stat(path);
    const swapped = async (): Promise<void> => {
      await writeFile(`${path}.new`, SHEET);
      await utimes(`${path}.new`, atime, mtime);
      await rename(`${path}.new`, path);
    };

    await expect(taken(swapped)).rejects.toMatchObject(changed);
  });

  it('ends the run when it is gone', async () => {
    await expect(taken(() => rm(path))).rejects.toMatchObject(changed);
  });

  it('is read to its end when nothing happens', async () => {
    expect(await taken()).toMatchObject({ rows: 50, said: [] });
  });
});

describe('a file that is open in an office program', () => {
  it.each(['~$products.csv', '.~products.csv', '.~lock.products.csv#'])('is read, and %s is told of', async (lock) => {
    await writeFile(join(folder, lock), 'Wang');

    const { rows, said } = await taken();

    expect(rows).toBe(50);
    expect(said).toMatchObject([{ id: 'file/open-elsewhere', severity: 'note', where: { file: path } }]);
  });

  it.each(['~$products.xlsx', '.~products.xlsx', '.~lock.products.xlsx#'])(
    'is not the lock that lies beside it: %s',
    async (lock) => {
      await writeFile(join(folder, lock), 'Wang');

      const stop = await openSource(join(folder, lock)).catch((reason: unknown) => reason);

      expect(stop).toBeInstanceOf(Stop);
      expect(stop).toMatchObject({ exit: 2, hint: { en: 'Give products.xlsx instead.' } });
    },
  );

  it('is tried again for a little while where the program lets nobody else in', async () => {
    const waited: number[] = [];
    let tries = 0;
    const held = async (): Promise<string> => {
      tries++;
      if (tries < 3) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      return basename(path);
    };

    expect(await patiently(held, async (ms) => void waited.push(ms))).toBe('products.csv');
    expect(waited).toEqual([100, 300]);
  });

  it('is given up after that, and at once where waiting would not help', async () => {
    const failing = (code: string) => async (): Promise<never> => {
      tries++;
      throw Object.assign(new Error(code), { code });
    };
    let tries = 0;

    await expect(patiently(failing('EPERM'), async () => undefined)).rejects.toMatchObject({ code: 'EPERM' });
    expect(tries).toBe(4);
    await expect(patiently(failing('ENOENT'), async () => undefined)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(tries).toBe(5);
  });

  it.each(['EBUSY', 'EPERM', 'EACCES'])('says that another program holds it, and to save and close it: %s', (code) => {
    const stop = unreadable('products.xlsx', Object.assign(new Error(code), { code }));

    expect(stop.text.en).toContain('another program');
    expect(stop.hint?.en).toMatch(/[Ss]ave and close it/);
    expect(stop.hint?.zh).toContain('保存并关闭');
  });
});
