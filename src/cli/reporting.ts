import { resolve } from 'node:path';
import { loadReporter, reporterIds } from '../app/reporters.ts';
import type { World } from '../app/world.ts';
import { Stop } from '../core/faults.ts';
import type { Event, Reporter } from '../core/ports/reporter.ts';
import { text } from '../core/text.ts';
import { type Flags, textFlag } from './command.ts';
import type { Terminal } from './terminal.ts';
import { realWorld } from './world.ts';

/** Runs work whose events are reported in the format the user chose, to stdout or a file. Returns the exit code. */
export async function reported(
  flags: Flags,
  terminal: Terminal,
  work: (world: World) => Promise<number>,
): Promise<number> {
  const reporter = await chosenReporter(flags);
  const queue = new EventQueue();
  const record = textFlag(flags, 'record');
  const world = realWorld({
    ...(record !== undefined && { record: resolve(record) }),
    emit(event) {
      if (event.is === 'progress') terminal.progress(event);
      queue.push(event);
    },
    onDrain: () =>
      terminal.err(
        terminal.say(
          text(
            'Finishing what is under way … (Ctrl-C again stops at once)\n',
            '正在完成手头的工作……（再按一次 Ctrl-C 立即停止）\n',
          ),
        ),
      ),
  });
  // What never began has no result: not even an empty document.
  const printing = queue
    .begins()
    .then((hasBegun) => (hasBegun ? print(reporter(queue, contextOf(terminal)), terminal) : undefined));
  try {
    return await work(world);
  } finally {
    queue.end();
    terminal.settle();
    await printing;
  }
}

/** Prints events that are there already. */
export async function replayed(flags: Flags, terminal: Terminal, events: Iterable<Event>): Promise<void> {
  const reporter = await chosenReporter(flags);
  const source = (async function* () {
    yield* events;
  })();
  await print(reporter(source, contextOf(terminal)), terminal);
}

function contextOf({ lang, width, color }: Terminal): Parameters<Reporter>[1] {
  return { lang, ...(width !== undefined && { width }), color };
}

async function chosenReporter(flags: Flags): Promise<Reporter> {
  const format = textFlag(flags, 'format') ?? 'human';
  const reporter = await loadReporter(format);
  if (reporter) return reporter;
  throw new Stop(
    text(
      `There is no format ${format}. There are: ${reporterIds.join(', ')}.`,
      `没有 ${format} 这种格式。可选：${reporterIds.join('、')}。`,
    ),
  );
}

async function print(chunks: AsyncIterable<string | Uint8Array>, terminal: Terminal): Promise<void> {
  for await (const chunk of chunks) terminal.out(chunk);
}

/** Events on their way from the work to the reporter. */
class EventQueue implements AsyncIterable<Event> {
  readonly #events: Event[] = [];
  #isOver = false;
  #wake: (() => void) | undefined;

  push(event: Event): void {
    this.#events.push(event);
    this.#wake?.();
  }

  end(): void {
    this.#isOver = true;
    this.#wake?.();
  }

  /** Whether anything is ever to be told; known with the first event, or at the end. */
  async begins(): Promise<boolean> {
    while (this.#events.length === 0 && !this.#isOver) await this.#woken();
    return this.#events.length > 0;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    for (;;) {
      yield* this.#events.splice(0);
      if (this.#events.length > 0) continue;
      if (this.#isOver) return;
      await this.#woken();
    }
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
