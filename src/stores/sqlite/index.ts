import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../../core/faults.ts';
import type { Holder, Store } from '../../core/ports/store.ts';
import { text } from '../../core/text.ts';
import type { Clock } from '../../lib/clock.ts';
import { folderBlobs } from './blobs.ts';
import { type Driver, openDriver } from './driver.ts';
import { journalPart } from './journal.ts';
import { knownPart } from './known.ts';
import { leasePart } from './leases.ts';
import { memoryPart } from './memory.ts';
import { notesPart, runsPart } from './notes.ts';
import { planPart } from './plan.ts';
import { migrate } from './schema.ts';

export interface StoreOptions {
  /** The shop's `.listwright` folder; made where it is missing. */
  readonly folder: string;
  /** 'memory': the tables vanish with the process; blobs still go to the folder. */
  readonly tables: 'file' | 'memory';
  readonly clock: Clock;
  /** Text that was never used before. */
  readonly token: () => string;
  /** False where a lease's holder is known to be gone. */
  readonly isAlive: (holder: Holder) => boolean;
}

/** Opens a shop's memory. Throws Stop (exit 2) when the place cannot be written or the file is newer than this program. */
export function openStore(options: StoreOptions): Store {
  const path = options.tables === 'memory' ? ':memory:' : join(options.folder, 'state.db');
  const driver = openedDriver(path, options.folder);
  const known = knownPart(driver);
  return {
    ...runsPart(driver),
    ...known,
    ...planPart(driver, known.knownOf),
    ...journalPart(driver, known),
    ...leasePart(driver, options),
    blobs: folderBlobs(join(options.folder, 'cache', 'pictures')),
    memory: memoryPart(driver),
    notes: notesPart(driver),
    close: () => void driver.close(),
  };
}

function openedDriver(path: string, folder: string): Driver {
  try {
    mkdirSync(folder, { recursive: true });
    const driver = openDriver(path);
    migrate(driver, path);
    return driver;
  } catch (reason) {
    if (reason instanceof Stop) throw reason;
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new Stop(text(`${path} cannot be opened: ${why}`, `无法打开 ${path}：${why}`), {
      hint: text(
        'Check that the folder may be written and that the disk has space left.',
        '请检查该文件夹是否可写、磁盘是否还有空间。',
      ),
      cause: reason,
    });
  }
}
