import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderHost } from '../../src/hosts/folder.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the folder host', () => {
  it('puts a picture where its address says, making the folder', async () => {
    const inner = join(folder, 'public', 'pictures');
    const host = folderHost({ folder: inner, url: 'https://cdn.example/p' });

    await host.put('a b.jpg', bytes('x'), 'image/jpeg');

    expect(host.address('a b.jpg')).toBe('https://cdn.example/p/a%20b.jpg');
    expect(await readFile(join(inner, 'a b.jpg'), 'utf8')).toBe('x');
  });

  it('leaves what is there alone, since a name says its content', async () => {
    const host = folderHost({ folder, url: 'https://cdn.example/' });
    await writeFile(join(folder, 'a.jpg'), 'first');
    const before = (await stat(join(folder, 'a.jpg'))).mtimeMs;

    await host.put('a.jpg', bytes('first'), 'image/jpeg');

    expect((await stat(join(folder, 'a.jpg'))).mtimeMs).toBe(before);
  });

  it('leaves no half-written file when many put the same picture at once', async () => {
    const host = folderHost({ folder, url: 'https://cdn.example/' });

    await Promise.all(Array.from({ length: 20 }, () => host.put('a.jpg', bytes('whole'), 'image/jpeg')));

    expect(await readdir(folder)).toEqual(['a.jpg']);
    expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('whole');
  });

  it('never writes outside its folder', async () => {
    const inner = join(folder, 'inner');
    const host = folderHost({ folder: inner, url: 'https://cdn.example/' });

    await host.put('../out.jpg', bytes('x'), 'image/jpeg');

    expect(await readdir(folder)).toEqual(['inner']);
    expect(await readdir(inner)).toHaveLength(1);
  });
});
