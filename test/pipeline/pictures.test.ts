import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import type { Blobs, Notes } from '../../src/core/ports/store.ts';
import type { Finding, PictureSource, Product, Where } from '../../src/core/words.ts';
import { probe } from '../../src/imaging/probe.ts';
import { settle } from '../../src/imaging/settle.ts';
import { openShelf } from '../../src/imaging/shelf.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { type PicturesOptions, pictures } from '../../src/pipeline/pictures.ts';

const where: Where = { file: 't.xlsx', sheet: 'S', row: 2, column: 'C', cell: 'C2' };
let folder = '';
let red: Uint8Array = new Uint8Array();
let blue: Uint8Array = new Uint8Array();
const kept = new Map<string, Uint8Array>();
const noted = new Map<string, Json>();

const blobs: Blobs = {
  has: (hash) => kept.has(hash),
  get: async (hash) => kept.get(hash),
  put: async (hash, bytes) => void kept.set(hash, bytes),
  path: (hash) => hash,
};
const notes: Notes = {
  get: (space, name) => noted.get(`${space}/${name}`),
  set: (space, name, value) => void noted.set(`${space}/${name}`, value),
  delete: (space, name) => void noted.delete(`${space}/${name}`),
  all: () => [],
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  red = await solid('#c33');
  blue = await solid('#33c');
});
afterEach(async () => {
  kept.clear();
  noted.clear();
  await rm(folder, { recursive: true, force: true });
});

async function solid(background: string): Promise<Uint8Array> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
}

function product(sources: readonly PictureSource[], of: readonly number[] = []): Product<PictureSource> {
  const variants = [{ sku: 'A026', options: [], pictures: of }];
  const text = { title: '杯', bullets: [], description: '', keywords: [], language: 'zh-CN' };
  return { id: 'A026', ...text, pictures: sources, options: [], variants, compliance: {}, origins: { title: where } };
}

async function through(
  products: readonly Product<PictureSource>[],
  options: Partial<PicturesOptions> = {},
): Promise<{ out: Product[]; findings: Finding[] }> {
  const findings: Finding[] = [];
  const stage = pictures({
    blobs,
    notes,
    probe,
    settle,
    shelf: () => openShelf(folder, 'images'),
    onError: 'skip',
    ...options,
  });
  const source = (async function* () {
    yield* products;
  })();
  const out: Product[] = [];
  for await (const one of stage(source, {
    clock: new VirtualClock(),
    width: 4,
    report: (finding) => void findings.push(finding),
  }))
    out.push(one);
  return { out, findings };
}

const url = (address: string): PictureSource => ({ is: 'url', url: address, where });
const name = (file: string): PictureSource => ({ is: 'name', name: file, where });

describe('pictures', () => {
  it('keeps the bytes of a cell by their content, with their measures', async () => {
    const { out, findings } = await through([product([{ is: 'bytes', bytes: red, where }])]);

    expect(findings).toEqual([]);
    expect(out[0]?.pictures).toMatchObject([{ width: 40, height: 30, type: 'png', bytes: red.byteLength, where }]);
    expect([...kept.keys()]).toEqual([out[0]?.pictures[0]?.hash]);
  });

  it('finds files by name, with and without ending, in any case, in folders', async () => {
    await mkdir(join(folder, 'cups'));
    await writeFile(join(folder, 'cups', 'Red.PNG'), red);
    await writeFile(join(folder, 'blue.png'), blue);

    const { out, findings } = await through([product([name('red'), name('BLUE.png')])]);

    expect(findings).toEqual([]);
    expect(out[0]?.pictures.map((picture) => picture.from)).toEqual(['red', 'BLUE.png']);
  });

  it('takes the files that bear the SKU where the sheet names no picture', async () => {
    await writeFile(join(folder, 'A026-2.png'), blue);
    await writeFile(join(folder, 'a026.png'), red);
    await writeFile(join(folder, 'A0261.png'), await solid('#3c3'));

    const { out } = await through([product([])]);

    expect(out[0]?.pictures.map((picture) => picture.from).sort()).toEqual(['A026-2.png', 'a026.png']);
  });

  it('keeps one of two that are the same, and the variants pointing at the right one', async () => {
    const bytes = (data: Uint8Array): PictureSource => ({ is: 'bytes', bytes: data, where });

    const { out } = await through([
      product([bytes(red), bytes(new TextEncoder().encode('x')), bytes(red), bytes(blue)], [2, 3, 1]),
    ]);

    expect(out[0]?.pictures).toHaveLength(2);
    expect(out[0]?.variants[0]?.pictures).toEqual([0, 1]);
  });

  it.each(['../secret.png', '/etc/passwd', '..\\secret.png', 'link', 'link.png', 'door/secret.png'])(
    'does not leave the folder for %s',
    async (asked) => {
      const images = join(folder, 'images');
      await mkdir(images);
      await writeFile(join(folder, 'secret.png'), red);
      await symlink(join(folder, 'secret.png'), join(images, 'link.png'));
      await symlink(folder, join(images, 'door'));

      const { out, findings } = await through([product([name(asked)])], { shelf: () => openShelf(images, 'images') });

      expect(out[0]?.pictures).toEqual([]);
      expect(findings.filter(({ id }) => id !== 'picture/refused')).toMatchObject([
        {
          id: 'picture/not-found',
          severity: 'warning',
          sku: 'A026',
          field: 'pictures',
          value: asked,
          where: { cell: 'C2' },
        },
      ]);
    },
  );

  it('fetches an address once, over products and over runs', async () => {
    const asked: string[] = [];
    const fetch = async (address: string): Promise<Uint8Array> => {
      asked.push(address);
      return red;
    };

    await through([product([url('https://h/a.png')]), product([url('https://h/a.png')])], { fetch });
    const { out } = await through([product([url('https://h/a.png')])]);

    expect(asked).toEqual(['https://h/a.png']);
    expect(out[0]?.pictures).toHaveLength(1);
  });

  it('says which picture an offline run has not got, and holds the product where that is asked', async () => {
    const look = await through([product([url('https://h/a.png')])]);
    const publish = await through([product([url('https://h/a.png')])], { unfetched: 'hold' });

    expect(look.findings).toMatchObject([
      { id: 'picture/not-fetched', severity: 'note', value: 'https://h/a.png', where: { cell: 'C2' } },
    ]);
    expect(publish.findings).toMatchObject([{ id: 'picture/not-fetched', severity: 'error' }]);
    expect(look.out).toHaveLength(1);
  });

  it('tells what is not there from what is no image and what is too large', async () => {
    const fetch = async (address: string): Promise<Uint8Array> => {
      if (address.endsWith('html')) return new TextEncoder().encode('<h1>404</h1>');
      throw address.endsWith('big')
        ? Object.assign(new Error('larger than 5 bytes'), { is: 'too-large' })
        : new Error('HTTP 404');
    };

    const { out, findings } = await through(
      [product([url('https://h/gone'), url('https://h/html'), url('https://h/big')])],
      { fetch, onError: 'hold' },
    );

    expect(findings.map((one) => [one.id, one.severity])).toEqual([
      ['picture/not-found', 'error'],
      ['picture/not-an-image', 'error'],
      ['picture/too-large', 'error'],
    ]);
    expect(findings[0]?.message.en).toContain('HTTP 404');
    expect(out[0]?.title).toBe('杯');
  });
});
