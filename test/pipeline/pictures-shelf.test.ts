import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import type { Finding, PictureSource, Product, Where } from '../../src/core/words.ts';
import { probe } from '../../src/imaging/probe.ts';
import { settle } from '../../src/imaging/settle.ts';
import { openShelf } from '../../src/imaging/shelf.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { normalise } from '../../src/pipeline/normalise.ts';
import { pictureOrder } from '../../src/pipeline/picture-order.ts';
import { type PicturesOptions, pictures } from '../../src/pipeline/pictures.ts';
import { bitmapOf } from '../imaging/bitmap-of.ts';
import { zipWith } from '../imaging/zip-with.ts';
import { normalised, table } from './normalise-table.ts';

let folder = '';
let kept = new Map<string, Uint8Array>();
let noted = new Map<string, Json>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  kept = new Map();
  noted = new Map();
});
afterEach(() => rm(folder, { recursive: true }));

const COLOURS = ['#c00000', '#00c000', '#0000c0', '#c0c000', '#00c0c0'];

async function solid(n: number): Promise<Uint8Array> {
  return sharp({ create: { width: 10 + n, height: 10, channels: 3, background: COLOURS[n] ?? '#fff' } })
    .png()
    .toBuffer();
}

/** Lays down pictures, each another one; the same number twice is the same picture. */
async function lay(files: Readonly<Record<string, number>>): Promise<void> {
  for (const [path, n] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), await solid(n));
  }
}

async function taken(
  products: readonly Product<PictureSource>[],
  options: Partial<PicturesOptions> = {},
): Promise<{ readonly out: readonly Product[]; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const stage = pictures({
    blobs: {
      has: (hash) => kept.has(hash),
      get: async (hash) => kept.get(hash),
      put: async (hash, bytes) => void kept.set(hash, bytes),
      path: (hash) => hash,
    },
    notes: {
      get: (space, name) => noted.get(`${space}/${name}`),
      set: (space, name, value) => void noted.set(`${space}/${name}`, value),
      delete: (space, name) => void noted.delete(`${space}/${name}`),
      all: () => [],
    },
    probe,
    settle,
    shelf: () => openShelf(folder, 'images'),
    onError: 'skip',
    extent: 'whole',
    ...options,
  });
  const context = { clock: new VirtualClock(), width: 4, report: (one: Finding) => void findings.push(one) };
  const source = (async function* () {
    yield* products;
  })();
  const out: Product[] = [];
  for await (const product of stage(source, context)) out.push(product);
  return { out, findings };
}

async function products(...skus: readonly string[]): Promise<readonly Product<PictureSource>[]> {
  return (
    await normalised(
      table(
        ['sku', 'title'],
        skus.map((sku) => [sku, '杯']),
      ),
    )
  ).products;
}

const fromOf = (product: Product | undefined): readonly (string | undefined)[] | undefined =>
  product?.pictures.map(({ from }) => from);

describe('pictures that bear the names of products', () => {
  it('are given to them, and those of nobody are said', async () => {
    await lay({ 'A1.jpg': 0, 'A2/2.jpg': 1, 'A2/10.jpg': 2, 'x.jpg': 3 });

    const { out, findings } = await taken(await products('A1', 'A2'));

    expect(out.map(fromOf)).toEqual([['A1.jpg'], ['A2/2.jpg', 'A2/10.jpg']]);
    expect(findings).toMatchObject([
      { id: 'picture/unused', severity: 'note', message: { en: expect.stringMatching(/^1 picture.*: x\.jpg\.$/) } },
    ]);
  });

  it('are said to be nobody’s only where every product has come by', async () => {
    await lay({ 'x.jpg': 0 });

    const { findings } = await taken(await products('A1'), { extent: 'part' });

    expect(findings).toEqual([]);
  });

  it('show the variants whose SKU they bear', async () => {
    await lay({ 'T.jpg': 0, 'T-红.jpg': 1, 'T-蓝.jpg': 2 });
    const rows = table(
      ['sku', 'parent', 'title', 'option.color'],
      [
        ['T-红', 'T', '衫', '红'],
        ['T-蓝', 'T', '衫', '蓝'],
      ],
    );

    const { out } = await taken((await normalised(rows)).products);

    expect(fromOf(out[0])).toEqual(['T.jpg', 'T-红.jpg', 'T-蓝.jpg']);
    expect(out[0]?.variants.map((variant) => variant.pictures)).toEqual([[1], [2]]);
  });

  it('are taken by the model where no file bears the SKU', async () => {
    await lay({ 'M9.jpg': 0 });
    const { products: some } = await normalised(table(['sku', 'title', 'model'], [['A1', '杯', 'M9']]));

    expect(fromOf((await taken(some)).out[0])).toEqual(['M9.jpg']);
  });

  it('may be the second of one product and the first of another, which is said', async () => {
    await lay({ 'A1.jpg': 0, 'A1-2.jpg': 1 });

    const { out, findings } = await taken(await products('A1', 'A1-2'));

    expect(out.map(fromOf)).toEqual([['A1.jpg', 'A1-2.jpg'], ['A1-2.jpg']]);
    expect(findings).toMatchObject([{ id: 'picture/shared-name', severity: 'warning', sku: 'A1-2' }]);
  });

  it('are left alone where the sheet takes the product’s pictures away', async () => {
    await lay({ 'A1.jpg': 0 });
    const { products: some } = await normalised(table(['sku', 'title', 'pictures'], [['A1', '杯', '[清空]']]));

    expect((await taken(some)).out[0]?.pictures).toEqual([]);
  });

  it('are kept once where they are the same, under whatever names', async () => {
    await lay({ 'A1.jpg': 0, 'A1-1.jpg': 0, 'A2.jpg': 0 });

    const { out } = await taken(await products('A1', 'A2'));

    expect(out.map((product) => product.pictures.length)).toEqual([1, 1]);
    expect(kept.size).toBe(1);
  });
});

describe('a name that several files bear', () => {
  const named = async (name: string): Promise<readonly Product<PictureSource>[]> =>
    (await normalised(table(['sku', 'title', 'pictures'], [['A1', '杯', name]]))).products;

  it('is a finding that names them', async () => {
    await lay({ 'a/1.jpg': 0, 'b/1.jpg': 1 });

    const { out, findings } = await taken(await named('1.jpg'));

    expect(out[0]?.pictures).toEqual([]);
    expect(findings).toMatchObject([
      {
        id: 'picture/ambiguous',
        severity: 'warning',
        where: { cell: 'C2' },
        message: { en: expect.stringContaining('a/1.jpg, b/1.jpg') },
      },
    ]);
  });

  it('is none where they are the same picture', async () => {
    await lay({ 'a/1.jpg': 0, 'b/1.jpg': 0 });

    const { out, findings } = await taken(await named('1.jpg'));

    expect([out[0]?.pictures.length, findings]).toEqual([1, []]);
  });
});

describe('pictures in a zip', () => {
  it('are found as in a folder, and what was not let in is said', async () => {
    const path = join(folder, 'p.zip');
    await writeFile(
      path,
      zipWith([
        { name: Buffer.from('413120b1adb1ad2e706e67', 'hex'), bytes: await solid(0) }, // A1 杯杯.png in GBK
        { name: 'A1/1.png', bytes: await solid(1) },
        { name: '../A1.png', bytes: await solid(2) },
      ]),
    );
    const { products: some } = await normalised(
      table(
        ['sku', 'title', 'pictures'],
        [
          ['A1', '杯', ''],
          ['A2', '杯', 'a1 杯杯'],
        ],
      ),
    );

    const { out, findings } = await taken(some, { shelf: () => openShelf(path, 'p.zip') });

    expect(out.map(fromOf)).toEqual([['A1/1.png'], ['a1 杯杯']]);
    expect(findings).toMatchObject([
      { id: 'picture/refused', severity: 'warning', message: { en: expect.stringContaining('../A1.png') } },
    ]);
  });
});

describe('pictures in the order of the sheet', () => {
  const HEAD = ['sku', 'parent', 'title', 'option.color', 'pictures'] as const;
  /** The rows of T do not stand together, so that it leaves after what came behind its first row. */
  const ROWS = [
    ['T-1', 'T', '衫', '红', ''],
    ['B', '', '杯', '', ''],
    ['T-2', 'T', '衫', '蓝', ''],
    ['C', '', '盘', '', ''],
  ];
  const inOrder = async (rows: readonly (readonly string[])[]) => {
    const order: PicturesOptions['order'] = (most) =>
      pictureOrder(
        async function* () {
          yield* table(HEAD, rows);
        },
        {
          normalise: normalise({ language: 'zh-CN', currency: 'CNY' }),
          most,
          context: { clock: new VirtualClock() },
        },
      );
    return taken((await normalised(table(HEAD, rows))).products, { order });
  };

  it('are given when they are as many as the products, 2 before 10', async () => {
    await lay({ 'IMG_2.jpg': 0, 'IMG_10.jpg': 1, 'img_9.jpg': 2 });

    const { out, findings } = await inOrder(ROWS);

    expect(Object.fromEntries(out.map((product) => [product.id, fromOf(product)]))).toEqual({
      T: ['IMG_2.jpg'],
      B: ['img_9.jpg'],
      C: ['IMG_10.jpg'],
    });
    expect(findings).toEqual([]);
  });

  it.each([
    [{ '1.jpg': 0, '2.jpg': 1 }, 2],
    [{ '1.jpg': 0, '2.jpg': 1, '3.jpg': 2, '4.jpg': 3 }, 4],
  ])('are not given when they are not: each product is held, and both counts are said', async (files, count) => {
    await lay(files);

    const { out, findings } = await inOrder(ROWS);

    expect(out.map((product) => product.pictures.length)).toEqual([0, 0, 0]);
    const held = findings.filter(({ id }) => id === 'picture/order-mismatch');
    expect(held.map(({ sku, severity }) => [sku, severity]).sort()).toEqual([
      ['B', 'error'],
      ['C', 'error'],
      ['T', 'error'],
    ]);
    expect(held[0]?.message.en).toContain(`${count} of them for 3 products`);
  });

  it('are not given when a row was lost, for it may have had one', async () => {
    await lay({ '1.jpg': 0, '2.jpg': 1, '3.jpg': 2 });

    const { findings } = await inOrder([...ROWS, ['', '', '碗', '', '']]);

    expect(findings.find(({ id }) => id === 'picture/order-mismatch')?.message.en).toContain('1 row(s) could not');
  });
});

describe('pictures of other kinds', () => {
  const where: Where = { file: 't.xlsx', row: 2, column: 'D', cell: 'D2' };
  const product = async (bytes: Uint8Array): Promise<readonly Product<PictureSource>[]> =>
    (await products('A1')).map((one) => ({ ...one, pictures: [{ is: 'bytes', bytes, where, name: 'image1.emf' }] }));

  it('a bitmap in a cell goes on as PNG and is decoded once', async () => {
    const bytes = bitmapOf(
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
      { bits: 24 },
    );
    let decoded = 0;
    const counting: PicturesOptions['settle'] = (some) => {
      decoded++;
      return settle(some);
    };

    await taken(await product(bytes), { settle: counting });
    const { out, findings } = await taken(await product(bytes), { settle: counting });

    expect(findings.filter(({ id }) => id !== 'picture/unused')).toEqual([]);
    expect(out[0]?.pictures).toMatchObject([{ type: 'png', width: 2, height: 1, where }]);
    expect([...kept.keys()]).toEqual([out[0]?.pictures[0]?.hash]);
    expect(decoded).toBe(1);
  });

  it('a drawing is a finding of its own that names the format and the remedy', async () => {
    const emf = Buffer.alloc(100);
    emf.writeUInt32LE(1, 0);
    emf.write(' EMF', 40, 'latin1');

    const { findings } = await taken(await product(emf), { onError: 'hold' });

    expect(findings).toMatchObject([
      {
        id: 'picture/vector',
        severity: 'error',
        where: { cell: 'D2' },
        message: { en: expect.stringContaining('EMF'), zh: expect.stringContaining('EMF') },
        hint: { en: expect.stringContaining('PNG') },
      },
    ]);
  });

  it('HEIC is named', async () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(100)]);

    expect((await taken(await product(heic))).findings).toMatchObject([
      { id: 'picture/format-not-read', message: { en: expect.stringContaining('HEIC') } },
    ]);
  });
});
