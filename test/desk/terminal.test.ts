import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';
import { displayWidth } from '../../src/lib/width.ts';
import { listwrightArguments, TestShop } from '../cli/shop.ts';

const SAMPLE = new URL('../../fixtures/catalogues/sample/products.xlsx', import.meta.url).pathname;
const ENTER = '\r';
const CTRL_C = '\u0003';
/** Wipes what is typed. */
const CTRL_U = '\u0015';
const UP = '\u001b[A';

/** What is waited for, and what is typed then. */
type Step = readonly [awaits: string, typed: string];

/** The command on a terminal of 80 columns, as a person types: each answer when its question stands there. */
function onTerminal(
  args: readonly string[],
  steps: readonly Step[],
  { folder, env = {} }: { folder: string; env?: Readonly<Record<string, string>> },
): Promise<{ exit: number | null; screen: string }> {
  const command = [process.execPath, ...listwrightArguments(args)].map((word) => `'${word}'`).join(' ');
  const child = spawn('/usr/bin/script', ['-qfec', `stty cols 80 rows 40; exec ${command}`, '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', TERM: 'xterm', ...env },
  });
  let screen = '';
  let seen = 0;
  const left = [...steps];
  child.stdout.on('data', (chunk) => {
    screen += chunk;
    const [next] = left;
    if (!next) return;
    const at = screen.indexOf(next[0], seen);
    if (at < 0) return;
    seen = screen.length;
    left.shift();
    child.stdin.write(next[1]);
  });
  return new Promise((resolve) => child.on('close', (exit) => resolve({ exit, screen: plain(screen) })));
}

/** Without colours and cursor movements. */
function plain(screen: string): string {
  return screen.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');
}

function shopFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-terminal-'));
  cpSync(SAMPLE, join(folder, 'products.xlsx'));
  return folder;
}

describe('init on a terminal', () => {
  it('asks what the file cannot tell, refuses what check would refuse, and writes what was answered', async () => {
    const folder = shopFolder();

    const { exit, screen } = await onTerminal(
      ['init', 'products.xlsx', '--lang', 'zh'],
      [
        // The last of the list.
        ['发布到哪些平台', `${UP} ${ENTER}`],
        ['币种', `euro${ENTER}`],
        ['请填写 ISO 4217', `${CTRL_U}CNY${ENTER}`],
        ['由谁翻译', ENTER],
        ['店铺网址', `https://laden.example${ENTER}`],
        ['商品语言', `de-DE${ENTER}`],
        ['币种', `EUR${ENTER}`],
        ['价格乘以', `2.2${ENTER}`],
      ],
      { folder },
    );

    expect(screen).toContain('D  产品名称 → title');
    expect(screen).toContain('LISTWRIGHT_WOO_DE_CONSUMER_KEY');
    expect(exit).toBe(0);
    expect((await loadConfig({ folder })).channels).toEqual({
      'woo-de': expect.objectContaining({
        endpoint: 'https://laden.example',
        language: 'de-DE',
        currency: 'EUR',
        price: { times: '2.2', end: '0.99' },
      }),
    });
  });

  it('ends at Ctrl-C without a word about a bug', async () => {
    const folder = shopFolder();

    const { exit, screen } = await onTerminal(['init', 'products.xlsx'], [['Publish to which', CTRL_C]], { folder });

    expect(exit).toBe(130);
    expect(screen).toContain('Interrupted');
    expect(screen).not.toContain('bug');
  });

  it('asks nothing where a shop stands already', async () => {
    const folder = shopFolder();
    writeFileSync(join(folder, 'listwright.yaml'), '# mine\n');

    const { exit, screen } = await onTerminal(['init', 'products.xlsx'], [], { folder });

    expect(exit).toBe(2);
    expect(screen).toContain('--force');
    expect(readFileSync(join(folder, 'listwright.yaml'), 'utf8')).toBe('# mine\n');
  });
});

describe('apply on a terminal', () => {
  it('shows the plan within 80 columns, asks once, and sends nothing on a no', async () => {
    const shop = await TestShop.open();
    const place = { folder: shop.folder, env: shop.env() };

    const no = await onTerminal(['apply', '--no-color'], [['Publish now?', `n${ENTER}`]], place);
    const live = shop.sandbox.sandbox.listings().length;
    const yes = await onTerminal(['apply', '--no-color'], [['Publish now?', `y${ENTER}`]], place);

    expect(no.screen.indexOf('+ 3 product')).toBeGreaterThan(-1);
    expect(no.screen.indexOf('+ 3 product')).toBeLessThan(no.screen.indexOf('Publish now?'));
    expect(no).toMatchObject({ exit: 2, screen: expect.stringContaining('Nothing was sent.') });
    expect(live).toBe(0);
    expect(yes.exit).toBe(0);
    expect(shop.sandbox.sandbox.listings()).toHaveLength(6);
    expect(no.screen.split('\n').filter((line) => !line.includes('Publish now?') && displayWidth(line) > 80)).toEqual(
      [],
    );
    await shop.close();
  });
});
