import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepInstead, openVault, type Vault, withKept } from '../../src/app/vault.ts';

let folder: string;
let vault: Vault;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-vault-'));
  vault = await openVault(folder, { LISTWRIGHT_VAULT: 'file' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the vault', () => {
  it('keeps what was signed in with, in a file that its owner alone may read', async () => {
    await vault.write('etsy', { REFRESH_TOKEN: { value: 'one' } });
    await vault.write('ebay', { REFRESH_TOKEN: { value: 'two' } });

    expect(await vault.read('etsy')).toEqual({ REFRESH_TOKEN: { value: 'one' } });
    expect((await stat(join(folder, '.listwright/sign-ins.json'))).mode & 0o777).toBe(0o600);
  });

  it('forgets a channel that is signed out', async () => {
    await vault.write('etsy', { REFRESH_TOKEN: { value: 'one' } });

    await vault.write('etsy', {});

    expect(await readFile(join(folder, '.listwright/sign-ins.json'), 'utf8')).toBe('{}');
  });

  it('goes behind a variable, and before the very value that it took the place of', async () => {
    await keepInstead(vault, 'etsy', { name: 'REFRESH_TOKEN', value: 'rotated', given: 'from the environment' });
    const kept = await vault.read('etsy');

    expect(withKept('etsy', kept, { REFRESH_TOKEN: 'from the environment' })).toEqual({ REFRESH_TOKEN: 'rotated' });
    expect(withKept('etsy', kept, { REFRESH_TOKEN: 'a newer one' })).toEqual({ REFRESH_TOKEN: 'a newer one' });
    expect(withKept('etsy', kept, {})).toEqual({ REFRESH_TOKEN: 'rotated' });
  });

  it('says how to go on where its file is damaged', async () => {
    await vault.write('etsy', {});
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, '.listwright/sign-ins.json'), '{');

    await expect(vault.read('etsy')).rejects.toMatchObject({ hint: { en: expect.stringContaining('sign in anew') } });
  });
});
