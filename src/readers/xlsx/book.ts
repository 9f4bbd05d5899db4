import type { Archive } from '../archive.ts';
import type { PictureBytes } from '../picture-bytes.ts';
import type { CellImage } from './cell-images.ts';
import type { RichPicture } from './rich-values.ts';
import type { SheetContext } from './sheet-rows.ts';

/** What all sheets of a workbook share. */
export interface Book extends SheetContext {
  readonly archive: Archive;
  readonly bytes: PictureBytes;
  /** By the id of a DISPIMG formula. */
  readonly dispimg: ReadonlyMap<string, CellImage>;
  /** By a cell's value metadata, from 1. */
  readonly rich: ReadonlyMap<number, RichPicture>;
}
