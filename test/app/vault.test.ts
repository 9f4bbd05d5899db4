import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keychain } from '../../src/app/keychain.ts';
import { keepInstead, openVault, type Vault, withKept } from '../../src/app/vault.ts';

function keychain(how: 'works' | 'forgets'): Keychain {
  const held = new Map<string, string>();
  return {
    read: async (channel) => held.get(channel),
    write: async (channel, secret) => {
      if (how === 'works') held.set(channel, secret);
      return held.get(channel) === secret;
    },
    remove: async (channel) => void held.delete(channel),
  };
}

let folder: string;
let vault: Vault;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-vault-'));
  vault = openVault(folder, undefined);
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

  it('leaves the secret to a keychain that works, and knows where it is', async () => {
    const chain = keychain('works');
    const kept = openVault(folder, chain);

    expect(await kept.write('ebay', { REFRESH_TOKEN: { value: 'two' } })).toBe('keychain');

    expect(await readFile(join(folder, '.listwright/sign-ins.json'), 'utf8')).toBe('{"ebay":"keychain"}');
    expect(await openVault(folder, chain).read('ebay')).toEqual({ REFRESH_TOKEN: { value: 'two' } });
    await kept.write('ebay', {});
    expect(await chain.read('ebay')).toBeUndefined();
  });

  it('does without a keychain that forgets', async () => {
    const kept = openVault(folder, keychain('forgets'));

    expect(await kept.write('ebay', { REFRESH_TOKEN: { value: 'two' } })).toBe('file');
    expect(await kept.read('ebay')).toEqual({ REFRESH_TOKEN: { value: 'two' } });
  });

  it('says how to go on where its file is damaged', async () => {
    await vault.write('etsy', {});
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, '.listwright/sign-ins.json'), '{');

    await expect(vault.read('etsy')).rejects.toMatchObject({ hint: { en: expect.stringContaining('sign in anew') } });
  });
});
