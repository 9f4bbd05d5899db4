import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newReading } from '../../src/core/ports/reader.ts';
import { apart } from '../../src/readers/apart.ts';
import { openSource } from '../../src/readers/source.ts';
import { xlsx } from '../../src/readers/xlsx/index.ts';
import { numberedRows, workbookOf } from '../readers/workbook-of.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-apart-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the process that parses a workbook', () => {
  it('leaves no process behind when nobody wants more of it', async () => {
    const path = await file('long.xlsx', workbookOf(numberedRows(50_000), {}));
    const before = children();

    let during: readonly string[] = [];
    for await (const row of apart(xlsx).read(await openSource(path), newReading('xlsx'), () => undefined)) {
      during = children().filter((pid) => !before.includes(pid));
      if (row.row > 3) break;
    }

    expect(during).toHaveLength(1);
    await expect.poll(() => children().filter((pid) => during.includes(pid))).toEqual([]);
  });

  it('knows nothing of what is secret here', async () => {
    const path = await file('secret.xlsx', workbookOf(numberedRows(50_000), {}));
    const before = children();

    let environment = '';
    for await (const _ of apart(xlsx).read(await openSource(path), newReading('xlsx'), () => undefined)) {
      const [pid] = children().filter((one) => !before.includes(one));
      environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      break;
    }

    const names = environment.split('\0').map((entry) => entry.split('=', 1)[0]);
    expect(names.filter((name) => name !== '').sort()).toEqual([
      'NODE_CHANNEL_FD',
      'NODE_CHANNEL_SERIALIZATION_MODE',
      'TEMP',
      'TMP',
      'TMPDIR',
    ]);
  });
});

async function file(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Processes that this one has started. */
function children(): readonly string[] {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8')
      .split(' ')
      .filter((pid) => pid !== ''),
  );
}
