import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShelf } from '../../src/imaging/shelf.ts';
import { type ZipEntry, zipWith } from './zip-with.ts';

const RED = Buffer.from('red');
const GBK_CUP = Buffer.from('b1add7d32e6a7067', 'hex'); // 杯子.jpg

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelf-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function zipped(entries: readonly ZipEntry[]) {
  const path = join(folder, 'pictures.zip');
  await writeFile(path, zipWith(entries));
  return openShelf(path, 'pictures.zip');
}

describe('a folder of pictures', () => {
  it('has the files of its folders, and no litter and no links', async () => {
    await mkdir(join(folder, 'A026', '主图'), { recursive: true });
    await mkdir(join(folder, '.git'));
    for (const file of ['a.jpg', 'A026/主图/1.jpg', '.hidden.jpg', '.git/x.jpg', 'Thumbs.db', '~$a.jpg'])
      await writeFile(join(folder, file), RED);
    await symlink(join(folder, 'a.jpg'), join(folder, 'link.jpg'));

    const shelf = await openShelf(folder, 'images');

    expect(shelf.files.map(({ path }) => path).sort()).toEqual(['A026/主图/1.jpg', 'a.jpg']);
    expect(shelf.refused.map(({ path }) => path)).toEqual(['link.jpg']);
    expect(await shelf.files.find(({ path }) => path === 'a.jpg')?.bytes()).toEqual(RED);
  });

  it('gives no file that has become a link since', async () => {
    await writeFile(join(folder, 'secret'), 'secret');
    await mkdir(join(folder, 'images'));
    const path = join(folder, 'images', 'a.jpg');
    await writeFile(path, RED);
    const shelf = await openShelf(join(folder, 'images'), 'images');
    await rm(path);
    await symlink(join(folder, 'secret'), path);

    await expect(shelf.files[0]?.bytes()).rejects.toThrow('leads out');
  });
});

describe('a zip of pictures', () => {
  it('has its files, inflated when they are asked for and laid down nowhere', async () => {
    const shelf = await zipped([
      { name: 'A026/', bytes: Buffer.alloc(0) },
      { name: 'A026/1.jpg', bytes: RED },
      { name: 'A026\\2.jpg', bytes: RED },
      { name: '__MACOSX/._1.jpg', bytes: RED },
    ]);

    expect(shelf.files.map(({ path }) => path)).toEqual(['A026/1.jpg', 'A026/2.jpg']);
    expect(await shelf.files[0]?.bytes()).toEqual(RED);
    expect(await readdir(folder)).toEqual(['pictures.zip']);
    shelf.close();
  });

  it.each<readonly [string, Partial<ZipEntry> & { name: string | Uint8Array }]>([
    ['in GBK, as archivers on Chinese Windows write it', { name: GBK_CUP }],
    ['in UTF-8 without saying so, as macOS does', { name: '杯子.jpg' }],
    ['in UTF-8, and says so', { name: '杯子.jpg', flags: 0x800 }],
    ['in GBK, and says that it is UTF-8', { name: GBK_CUP, flags: 0x800 }],
  ])('has names %s', async (_, entry) => {
    const shelf = await zipped([{ bytes: RED, ...entry }]);

    expect(shelf.files.map(({ path }) => path)).toEqual(['杯子.jpg']);
    shelf.close();
  });

  it.each<readonly [string, Partial<ZipEntry> & { name: string }]>([
    ['a path that leads out of the archive', { name: '../secret.jpg' }],
    ['a path that leads out of the archive', { name: 'a/..\\..\\secret.jpg' }],
    ['an absolute path', { name: '/etc/passwd.jpg' }],
    ['an absolute path', { name: 'C:\\secret.jpg' }],
    ['a link', { name: 'link.jpg', attributes: 0o120777 << 16 }],
    ['no photograph: it inflates too much', { name: 'bomb.jpg', bytes: Buffer.alloc(3_000_000) }],
  ])('lets in nothing that is %s: %j', async (why, entry) => {
    const shelf = await zipped([
      { bytes: RED, ...entry },
      { name: 'good.jpg', bytes: RED },
    ]);

    expect(shelf.files.map(({ path }) => path)).toEqual(['good.jpg']);
    expect(shelf.refused.map((one) => one.why.en)).toEqual([why]);
    shelf.close();
  });

  it('gives no picture that is too large, and none that is longer than it says', async () => {
    const shelf = await zipped([
      { name: 'large.jpg', bytes: RED, size: 60_000_000 },
      { name: 'lies.jpg', bytes: Buffer.from('longer than it says'), size: 3 },
    ]);
    const [lies] = shelf.files;

    // What claims to be twenty million times its packed size is not even let in.
    expect(shelf.refused.map(({ path }) => path)).toEqual(['large.jpg']);
    await expect(lies?.bytes()).rejects.toThrow();
    shelf.close();
  });

  it('is refused when it is locked, damaged, no zip, or not there', async () => {
    await expect(zipped([{ name: 'a.jpg', bytes: RED, flags: 1 }])).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('encrypted') },
    });
    await writeFile(join(folder, 'torn.zip'), zipWith([{ name: 'a.jpg', bytes: RED }]).subarray(0, 50));
    await expect(openShelf(join(folder, 'torn.zip'), 'torn.zip')).rejects.toMatchObject({
      text: { en: expect.stringContaining('damaged') },
    });
    await writeFile(join(folder, 'a.rar'), 'Rar!\x1a\x07');
    await expect(openShelf(join(folder, 'a.rar'), 'a.rar')).rejects.toMatchObject({
      text: { en: expect.stringContaining('neither a folder nor a zip') },
    });
    await expect(openShelf(join(folder, 'none'), 'none')).rejects.toMatchObject({
      text: { en: 'There are no pictures at none.' },
    });
  });
});
