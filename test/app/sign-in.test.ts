import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComposedChannel } from '../../src/app/compose.ts';
import { openSandbox, type ServedSandbox } from '../../src/app/sandbox.ts';
import { type SignInDesk, signIn } from '../../src/app/sign-in.ts';
import { openVault } from '../../src/app/vault.ts';
import type { World } from '../../src/app/world.ts';
import type { Manifest } from '../../src/core/ports/marketplace.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { manifest as ebay } from '../../src/marketplaces/ebay/manifest.ts';
import { manifest as etsy } from '../../src/marketplaces/etsy/manifest.ts';

let folder: string;
let sandbox: ServedSandbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-sign-in-'));
  sandbox = await openSandbox(
    { clock: systemClock },
    { marketplaces: ['etsy', 'ebay'], quota: 'off', seed: 1, port: 0, loopbackPictures: 'allowed' },
  );
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

interface Seller {
  readonly manifest: Manifest;
  /** Changes the address that their page sends the browser to. */
  readonly back?: (address: string) => string;
  /** What the person does with it. */
  readonly brings: 'by-browser' | 'by-pasting';
  readonly lacks?: readonly string[];
}

async function login({ manifest, back = (address) => address, brings, lacks = [] }: Seller) {
  const { id } = manifest;
  const theirs = sandbox.channels[id]?.credentials ?? {};
  const { REFRESH_TOKEN: _, ...others } = theirs;
  const credentials = Object.fromEntries(Object.entries(others).filter(([name]) => !lacks.includes(name)));
  let sent: (address: string) => void = () => undefined;
  const cameBack = new Promise<string>((resolve) => {
    sent = resolve;
  });
  const asked: string[] = [];
  const opened: string[] = [];
  const desk: SignInDesk = {
    open(address) {
      opened.push(address);
      void fetch(address, { redirect: 'manual' }).then((page) => {
        const location = back(page.headers.get('location') ?? '');
        if (brings === 'by-browser') void fetch(location);
        else sent(location);
      });
    },
    paste: (signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        void cameBack.then(resolve);
      }),
    fill: async ({ name }) => {
      asked.push(name);
      return theirs[name] ?? '';
    },
  };
  let turn = 0;
  const world = {
    clock: systemClock,
    version: 'test',
    token: () => String(++turn).padStart(32, '0'),
  } as unknown as World;
  const composed = {
    channel: { id: 'shop', endpoint: sandbox.url },
    marketplace: { manifest },
    credentials,
  } as unknown as ComposedChannel;
  const vault = openVault(folder, undefined);
  const place = await signIn(composed, { world, vault, desk, again: 'no' });
  return { place, asked, opened, kept: await vault.read('shop') };
}

describe('signing in', () => {
  it('by the browser coming back to this machine, with PKCE', async () => {
    const { place, kept, opened } = await login({ manifest: etsy, brings: 'by-browser' });

    expect(place).toBe('file');
    expect(Object.keys(kept)).toEqual(['REFRESH_TOKEN']);
    expect(kept.REFRESH_TOKEN?.value).not.toBe(sandbox.channels.etsy?.credentials.REFRESH_TOKEN);
    expect(opened[0]).toMatch(new RegExp(`^${sandbox.url}/oauth/connect\\?.*code_challenge=`));
    expect((await stat(join(folder, '.listwright/sign-ins.json'))).mode & 0o777).toBe(0o600);
  });

  it('by pasting the address, where the browser cannot come back', async () => {
    const { kept } = await login({ manifest: etsy, brings: 'by-pasting' });

    expect(Object.keys(kept)).toEqual(['REFRESH_TOKEN']);
  });

  it('by pasting, where only a registered name may be redirected to', async () => {
    const { kept } = await login({ manifest: ebay, brings: 'by-pasting' });

    expect(kept.REFRESH_TOKEN?.value).toMatch(/./);
  });

  it('asks for the credentials that are not there', async () => {
    const { asked, kept } = await login({ manifest: ebay, brings: 'by-pasting', lacks: ['CLIENT_SECRET', 'RU_NAME'] });

    expect(asked).toEqual(['CLIENT_SECRET', 'RU_NAME']);
    expect(Object.keys(kept).sort()).toEqual(['CLIENT_SECRET', 'REFRESH_TOKEN', 'RU_NAME']);
  });

  it('does not take the answer to another sign-in', async () => {
    const back = (address: string) => address.replace(/state=[^&]*/, 'state=somebody-elses');

    await expect(login({ manifest: etsy, brings: 'by-browser', back })).rejects.toMatchObject({
      exit: 6,
      text: { en: expect.stringContaining('another sign-in') },
    });
    await expect(readFile(join(folder, '.listwright/sign-ins.json'))).rejects.toThrow('ENOENT');
  });

  it('says what the marketplace said when it did not agree', async () => {
    const back = (address: string) => address.replace(/\?.*/, '?error=access_denied&error_description=You+said+no');

    await expect(login({ manifest: etsy, brings: 'by-pasting', back })).rejects.toMatchObject({
      text: { en: expect.stringContaining('You said no') },
    });
  });

  it('says so when what was pasted is no address, or its code is good no longer', async () => {
    const noAddress = login({ manifest: etsy, brings: 'by-pasting', back: () => 'abc' });
    await expect(noAddress).rejects.toMatchObject({ hint: { en: expect.stringContaining('whole address') } });

    const back = (address: string) => address.replace(/code=[^&]*/, 'code=used-before');
    await expect(login({ manifest: etsy, brings: 'by-pasting', back })).rejects.toThrow('invalid_grant');
  });
});
