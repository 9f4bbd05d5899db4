import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { Loose } from './sandbox-ebay-spec.ts';

/** A request as it goes over the wire. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Prism, serving some specifications. */
export interface Prism {
  /**
   * Why Prism refuses this request; undefined: it does not. What Prism finds wrong in its own answer counts for nothing.
   * @throws where none of the specifications has such a call.
   */
  refusal(wire: Wire): Promise<string | undefined>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const COMMAND = require.resolve('@stoplight/prism-cli/dist/index.js');
const UNKNOWN = /#(NO_PATH_MATCHED|NO_METHOD_MATCHED|NO_SERVER_MATCHED)_ERROR"/;

/** Starts a Prism for each of the files. A call is judged by the first that has it. */
export async function openPrism(files: readonly string[]): Promise<Prism> {
  const servers = await Promise.all(files.map(served));
  const agent = new Agent({ keepAlive: true });
  return {
    async refusal(wire) {
      for (const { port } of servers) {
        const answer = await answered(wire, port, agent);
        if (!UNKNOWN.test(answer.body)) return refusalIn(answer);
      }
      throw new Error(`no specification has ${wire.method} ${wire.path}`);
    },
    async close() {
      agent.destroy();
      await Promise.all(servers.map(({ child }) => ended(child)));
    },
  };
}

interface Served {
  readonly child: ChildProcess;
  readonly port: number;
}

async function served(file: string): Promise<Served> {
  const port = await freePort();
  const asked = ['mock', '--host', '127.0.0.1', '--port', `${port}`, '--errors', '--verboseLevel', 'silent', file];
  const child = spawn(process.execPath, [COMMAND, ...asked], { stdio: 'ignore' });
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (isUp) return { child, port };
    await wait(100);
  }
  child.kill();
  throw new Error(`Prism does not start on ${file}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

interface Answer {
  readonly status: number;
  readonly violations: string;
  readonly body: string;
}

async function answered({ method, path, headers, body }: Wire, port: number, agent: Agent): Promise<Answer> {
  const length = body.length === 0 ? {} : { 'content-length': body.length };
  const sent = ask({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, agent });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  const violations = answer.headers['sl-violations'] ?? '';
  return { status: answer.statusCode, violations: String(violations), body: await text(answer) };
}

function refusalIn({ status, violations, body }: Answer): string | undefined {
  const found = violations.match(/\{"location":\["request"[^{}]*"severity":"Error"[^{}]*\}/)?.[0];
  if (found) return found;
  // Where the specification has no answer for a wrong request, Prism makes one up and sets no header.
  const problem: Loose = body.includes('stoplight.io/prism/errors#') ? JSON.parse(body) : {};
  const isOfRequest = /#(UNPROCESSABLE_ENTITY|UNAUTHORIZED|INVALID_CONTENT_TYPE)$/.test(problem.type);
  return isOfRequest && status < 500 ? JSON.stringify(problem.validation ?? problem.title) : undefined;
}
