import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listwrightArguments } from '../cli/shop.ts';

/** Each call of the demo, and of all that it starts, that names an address of the internet. */
let addressed: readonly string[];
beforeAll(async () => {
  const log = join(mkdtempSync(join(tmpdir(), 'listwright-loopback-')), 'strace.log');
  const watch = ['-f', '-s', '200', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-e', 'signal=none', '-o', log];
  const child = spawn('strace', [...watch, process.execPath, ...listwrightArguments(['demo'])], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    stdio: 'ignore',
  });
  const exit = await new Promise((resolve) => child.on('close', resolve));
  expect(exit).toBe(0);
  addressed = readFileSync(log, 'utf8')
    .split('\n')
    .filter((call) => /sa_family=AF_INET6?\b/.test(call));
});

describe('the demo, as the operating system sees it', () => {
  it('speaks to this machine alone, and asks no name server', () => {
    const loopback = /inet_addr\("127\.\d+\.\d+\.\d+"\)|inet_pton\(AF_INET6, "::1"/;
    const nameServer = /htons\(53\)/;

    expect(addressed.length).toBeGreaterThan(0);
    expect(addressed.filter((call) => !loopback.test(call) || nameServer.test(call))).toEqual([]);
  });
});
