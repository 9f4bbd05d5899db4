import { contentHash } from '../../core/fingerprint.ts';
import type { PictureSource, Where } from '../../core/words.ts';
import type { Family } from '../variants.ts';
import type { Cell, Cells } from './cells.ts';
import { type Desk, reportFlaw } from './desk.ts';
import { type Draft, listBroken } from './draft.ts';
import { type Found, sourcesOf } from './sources.ts';

export interface Gallery {
  readonly pictures: readonly PictureSource[];
  /** In step with the drafts: indexes into `pictures`. */
  readonly ofDrafts: readonly (readonly number[])[];
  readonly where: Where | undefined;
}

/** The pictures of a family, each once, main ones first, and which of them show one variant. */
export function galleryOf(family: Family, drafts: readonly Draft[], desk: Desk): Gallery {
  const rows = [
    ...new Set([...(family.head ? [family.head] : []), ...drafts.map((draft) => draft.cells), ...family.extras]),
  ];
  const sku = drafts[0]?.sku;
  const broken = (cell: Cell): void => {
    reportFlaw(desk, listBroken(), {
      where: cell.where,
      field: 'pictures',
      value: cell.text,
      ...(sku !== undefined && { sku }),
    });
  };
  const found = rows.flatMap((cells) => {
    const of = drafts.find((draft) => draft.cells === cells)?.of ?? 0;
    // One variant of a row with a list of one option is still what the list of pictures speaks of.
    return sourcesOf(cells, of, broken).map((one) => ({ ...one, cells, name: nameOf(one.source) }));
  });
  const ordered = [...found.filter((one) => one.role === 'main'), ...found.filter((one) => one.role !== 'main')];
  const names = [...new Set(ordered.map((one) => one.name))];
  const pictures = names.flatMap((name) => ordered.find((one) => one.name === name)?.source ?? []);
  // A main picture in a row that is one variant's shows that variant, unless every row has the same one.
  const mains = new Set(found.filter((one) => one.role === 'main').map((one) => one.name));
  const isOfAll = (one: { readonly role: Found['role'] }): boolean => one.role === 'main' && mains.size < 2;
  const ofDrafts = drafts.map((draft) => {
    const own = found.filter((one) => one.cells === draft.cells && shows(one, draft) && !isOfAll(one));
    return [...new Set(own.map((one) => names.indexOf(one.name)))];
  });
  return { pictures, ofDrafts, where: rows[0] && placeOf(rows[0]) };
}

function shows(found: Found, draft: Draft): boolean {
  if (draft.options.length === 0) return false;
  return found.of === 'variant' || found.of === draft.index;
}

function placeOf(cells: Cells): Where | undefined {
  return cells.place('main-picture') ?? cells.place('pictures');
}

function nameOf(source: PictureSource): string {
  switch (source.is) {
    case 'bytes':
      return `bytes ${contentHash(source.bytes)}`;
    case 'url':
      return `url ${source.url}`;
    case 'name':
      return `name ${source.name}`;
  }
}
