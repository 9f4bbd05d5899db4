import type { TableRow } from '../core/mapping.ts';
import { cellsOf } from './values/cells.ts';
import { sourcesOf } from './values/sources.ts';

/** Pictures that cells name instead of holding them. */
export interface PictureCount {
  readonly urls: number;
  readonly names: number;
}

/** Adds what a row's picture columns name. */
export function countPictures(row: TableRow, before: PictureCount = { urls: 0, names: 0 }): PictureCount {
  const sources = sourcesOf(cellsOf(row), 1, () => undefined).map((found) => found.source);
  return {
    urls: before.urls + sources.filter((source) => source.is === 'url').length,
    names: before.names + sources.filter((source) => source.is === 'name').length,
  };
}
