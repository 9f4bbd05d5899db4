import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from '../core/faults.ts';
import type { FileReading, Reader, Source } from '../core/ports/reader.ts';
import { text } from '../core/text.ts';
import type { Report, Row } from '../core/words.ts';
import type { Asked, Told } from './apart-words.ts';

/** What the parsing process may hold in its heap; a workbook that needs more takes itself down and nobody else. */
const HEAP_MB = 768;
/** No word for so long, and it is taken for hung. */
const MOST_SILENCE = 60_000;
const LAST_WORDS = 4000;

/**
 * The same reader in a process of its own, with little memory and none of this one's environment: a file that is made to crash its
 * reader, or to fill the memory, ends as a Stop that says so. Rows come in order and only as fast as they are taken.
 */
export function apart(reader: Reader): Reader {
  return {
    id: reader.id,
    accepts: (file) => reader.accepts(file),
    read: (file, reading, report) => rowsFrom(reader.id, file, { reading, report }),
  };
}

interface Desk {
  readonly reading: FileReading;
  readonly report: Report;
}

async function* rowsFrom(id: string, file: Source, { reading, report }: Desk): AsyncGenerator<Row, void, undefined> {
  const worker = new Worker({
    reader: id,
    path: file.path,
    name: file.name,
    ...(file.encoding !== undefined && { encoding: file.encoding }),
    ...(file.peek !== undefined && { peek: file.peek }),
  });
  try {
    for (;;) {
      const told = await worker.next();
      switch (told.is) {
        case 'part':
          Object.assign(reading, told.reading);
          for (const one of told.items) {
            if ('severity' in one) report(one);
            else yield one;
          }
          break;
        case 'stop':
          throw new Stop(told.text, { exit: told.exit, ...(told.hint && { hint: told.hint }) });
        case 'bug':
          throw Object.assign(new Error(told.message), { stack: told.stack });
        case 'end':
          return;
        case 'gone':
          if (told.why === 'broken') throw new Error(`reading ${file.name} failed in its process:\n${told.last}`);
          throw tookItselfDown(file.name, told.why);
      }
    }
  } finally {
    worker.close();
  }
}

type Heard =
  | Told
  /** 'broken': by a fault of ours, which its last words tell. */
  | { readonly is: 'gone'; readonly why: 'died' | 'silent' | 'broken'; readonly last: string };

/** The process at the other end, one message at a time. */
class Worker {
  readonly #child: ChildProcess;
  readonly #heard: Heard[] = [];
  #wake: (() => void) | undefined;

  constructor(request: Asked) {
    const here = import.meta.url;
    const child = fork(fileURLToPath(new URL(`./apart-child${extname(fileURLToPath(here))}`, here)), {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      // Only where large tables may be laid down: keys and passwords are not for a process that parses strangers' files.
      env: { TMPDIR: tmpdir(), TEMP: tmpdir(), TMP: tmpdir() },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let last = '';
    child.stderr?.setEncoding('utf8').on('data', (said: string) => {
      last = (last + said).slice(-LAST_WORDS);
    });
    child.on('message', (told: Told) => this.#hear(told));
    child.on('error', (cause) => this.#hear({ is: 'gone', why: 'broken', last: cause.message }));
    // Comes behind everything that it still said, whatever it died of.
    child.on('close', (code) => this.#hear({ is: 'gone', why: code === 1 ? 'broken' : 'died', last }));
    child.send(request, nothing);
    this.#child = child;
  }

  async next(): Promise<Heard> {
    if (this.#heard.length === 0) await this.#word();
    const told = this.#heard.shift() ?? { is: 'gone', why: 'silent', last: '' };
    // One that has said all it had to say hears no more.
    if (told.is === 'part' && this.#child.connected) this.#child.send('more', nothing);
    return told;
  }

  close(): void {
    this.#child.removeAllListeners('message');
    this.#child.kill('SIGKILL');
  }

  #hear(told: Heard): void {
    this.#heard.push(told);
    this.#wake?.();
  }

  /** Ends with the next word, or without one when the silence is too long. */
  #word(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, MOST_SILENCE);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
  }
}

/** A message that cannot be sent needs no word of its own: the end of the process tells. */
function nothing(): void {}

function tookItselfDown(name: string, why: 'died' | 'silent'): Stop {
  const reason =
    why === 'died'
      ? text(
          `it needs more than ${HEAP_MB} MB of memory, or its parts are made to bring programs down`,
          `所需内存超过 ${HEAP_MB} MB，或文件内容会使程序崩溃`,
        )
      : text(`nothing was read of it in ${MOST_SILENCE / 1000} seconds`, `${MOST_SILENCE / 1000} 秒内没有读出任何内容`);
  return new Stop(text(`${name} cannot be read: ${reason.en}.`, `无法读取 ${name}：${reason.zh}。`), {
    hint: text(
      'Open it in Excel or WPS and save it anew as .xlsx, or split it into several files; give up a file that came from a stranger.',
      '请用 Excel 或 WPS 打开后另存为 .xlsx，或拆分为多个文件；来历不明的文件请不要使用。',
    ),
  });
}
