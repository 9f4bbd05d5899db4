import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './engine-child.ts';

export type Said = Verdict | { readonly is: 'hang' } | { readonly is: 'died'; readonly why: string };

interface Limits {
  readonly ms: number;
  readonly heapMb: number;
}

/**
 * A reader in a process of its own, which is replaced when a file has ended it or kept it too long, and after some files in any
 * case: what one file leaves behind is not another's to answer for.
 */
export class Engine {
  readonly id: string;
  readonly #limits: Limits;
  #child: ChildProcess | undefined;
  #left = 0;
  #last = '';

  constructor(id: string, limits: Limits) {
    this.id = id;
    this.#limits = limits;
  }

  async read(path: string): Promise<Said> {
    const child = await this.#ready();
    return new Promise((resolve) => {
      const settle = (said: Said): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (said.is === 'hang' || said.is === 'died') this.close();
        resolve(said);
      };
      const timer = setTimeout(() => settle({ is: 'hang' }), this.#limits.ms);
      child.on('message', (verdict: Verdict) => settle(verdict));
      child.on('exit', (code, signal) =>
        settle({
          is: 'died',
          why: `${signal ?? code} ${/heap out of memory/.test(this.#last) ? 'out of memory' : this.#last.slice(0, 400)}`,
        }),
      );
      child.send(path);
    });
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #ready(): Promise<ChildProcess> {
    if (this.#child && this.#left-- > 0) return this.#child;
    this.close();
    const child = fork(fileURLToPath(new URL('./engine-child.ts', import.meta.url)), [this.id], {
      execArgv: [`--max-old-space-size=${this.#limits.heapMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#last = '';
    child.stderr?.setEncoding('utf8').on('data', (said: string) => (this.#last = (this.#last + said).slice(-4000)));
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', () => reject(new Error(`${this.id} does not start: ${this.#last}`)));
    });
    child.removeAllListeners();
    this.#child = child;
    this.#left = FILES_A_PROCESS;
    return child;
  }
}

const FILES_A_PROCESS = 100;
