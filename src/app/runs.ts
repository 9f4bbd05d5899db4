import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../core/faults.ts';
import type { Command, Event } from '../core/ports/reporter.ts';
import { text } from '../core/text.ts';
import type { Finding, Json } from '../core/words.ts';
import type { Shop } from './shop.ts';

/** A run under way: everything that happens goes to the reporter and into the run's own log. */
export interface RunLog {
  readonly id: string;
  readonly emit: (event: Event) => void;
  readonly report: (finding: Finding) => void;
  /** Findings by severity, counted as they pass. */
  readonly severities: { error: number; warning: number; note: number };
  end(exit: number): void;
}

/** Begins a run. Its events can be told again later, in any format, by `report RUN`. */
export function beginRun(
  shop: Pick<Shop, 'store' | 'world' | 'config'>,
  command: Command,
  inputs: Readonly<Record<string, Json>>,
): RunLog {
  const { store, world, config } = shop;
  const started = new Date(world.clock.now()).toISOString();
  const id = `${started.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${world.token().slice(0, 4)}`;
  store.begin({ id, command, started });
  mkdirSync(join(config.folder, '.listwright', 'runs'), { recursive: true });
  const log = openSync(runFile(config.folder, id), 'a');
  const severities = { error: 0, warning: 0, note: 0 };
  const emit = (event: Event): void => {
    if (event.is !== 'progress') appendFileSync(log, `${JSON.stringify(event)}\n`);
    world.emit(event);
  };
  emit({ is: 'start', command, run: id, at: started, inputs });
  return {
    id,
    emit,
    severities,
    report(finding) {
      severities[finding.severity]++;
      emit({ is: 'finding', finding });
    },
    end(exit) {
      const at = new Date(world.clock.now()).toISOString();
      emit({ is: 'end', at, exit });
      closeSync(log);
      store.end(id, exit, at);
    },
  };
}

/** The events of a past run. Throws Stop where there is none of that name. */
export function* pastEvents(folder: string, run: string): Generator<Event> {
  let source: string;
  try {
    source = readFileSync(runFile(folder, run), 'utf8');
  } catch (reason) {
    throw new Stop(text(`There is no run ${run}.`, `没有编号为 ${run} 的运行记录。`), {
      hint: text('`listwright runs` lists them.', '`listwright runs` 可列出全部记录。'),
      cause: reason,
    });
  }
  for (const line of source.split('\n')) if (line !== '') yield JSON.parse(line);
}

function runFile(folder: string, run: string): string {
  return join(folder, '.listwright', 'runs', `${run.replaceAll(/[^\w-]/g, '')}.ndjson`);
}
