import type { Archive } from '../archive.ts';
import type { Merge } from '../fill-down.ts';
import { type Box, MOST_ROWS, mergedTop, type RowOutline, rowWithMost } from '../row-with-most.ts';
import { child, descendants, type XmlElement, xmlTree } from '../xml-tree.ts';
import { relationships } from './relationships.ts';

/** A picture that floats over a sheet, with the cell that it belongs to. */
export interface FloatingPicture {
  /** Zero-based row with values that holds most of it; the top row where that cell is merged. */
  readonly row: number;
  readonly column: number;
  /** The part with its bytes; absent where the workbook only links to it. */
  readonly part?: string;
  readonly name: string;
}

/** Pictures of a drawing part. Shapes, charts and text boxes are no pictures. */
export async function floatingPictures(
  archive: Archive,
  part: string,
  { outline, merges }: { readonly outline: RowOutline; readonly merges: readonly Merge[] },
): Promise<readonly FloatingPicture[]> {
  if (!archive.has(part)) return [];
  const refersTo = await relationships(archive, part);
  const tree = xmlTree(await archive.bytes(part));
  return anchors(tree).flatMap((anchor) => {
    const box = boxOf(anchor, outline);
    return pictures(anchor).map((picture) => {
      const place = grouped(anchor, picture, box);
      const row = rowWithMost(place, outline);
      const blip = [...descendants(picture, 'blip')][0];
      const target = refersTo.get(blip?.attributes['r:embed'] ?? '');
      const facts = [...descendants(picture, 'cNvPr')][0]?.attributes;
      const media = target && !target.isExternal && archive.has(target.target) ? target.target : undefined;
      const name = facts?.descr || facts?.name || media?.slice(media.lastIndexOf('/') + 1) || '';
      return {
        row: mergedTop(row, box.column, merges),
        column: box.column,
        name,
        ...(media && { part: media }),
      };
    });
  });
}

const ANCHORS = ['twoCellAnchor', 'oneCellAnchor', 'absoluteAnchor'];

function anchors(element: XmlElement): XmlElement[] {
  return chosen(element).flatMap((one) =>
    ANCHORS.includes(one.name) ? [one] : one.name === 'AlternateContent' ? anchors(one) : [],
  );
}

/** Of alternative contents the first that has a picture: the others are the same thing for other programs. */
function chosen(element: XmlElement): readonly XmlElement[] {
  if (element.name !== 'AlternateContent') return element.children;
  const branch = element.children.find((one) => !descendants(one, 'pic').next().done) ?? element.children[0];
  return branch?.children ?? [];
}

function pictures(element: XmlElement): XmlElement[] {
  return chosen(element).flatMap((one) => (one.name === 'pic' ? [one] : pictures(one)));
}

function boxOf(anchor: XmlElement, outline: RowOutline): Box {
  const from = child(anchor, 'from');
  const extent = number(child(anchor, 'ext')?.attributes.cy);
  if (!from) {
    const y = number(child(anchor, 'pos')?.attributes.y);
    return { row: 0, column: 0, offset: y, height: extent };
  }
  const row = number(child(from, 'row')?.text);
  const column = number(child(from, 'col')?.text);
  const offset = Math.min(number(child(from, 'rowOff')?.text), outline.height(row));
  const to = child(anchor, 'to');
  if (!to) return { row, column, offset, height: extent };
  const last = Math.min(number(child(to, 'row')?.text), row + MOST_ROWS);
  let height = Math.min(number(child(to, 'rowOff')?.text), outline.height(last)) - offset;
  for (let at = row; at < last; at++) height += outline.height(at);
  return { row, column, offset, height };
}

/** The place of one picture of a group, which has coordinates of its own (ECMA-376, 20.5.2.17 grpSp). */
function grouped(anchor: XmlElement, picture: XmlElement, box: Box): Box {
  const group = child(anchor, 'grpSp');
  if (!group) return box;
  const frame = child(child(group, 'grpSpPr'), 'xfrm');
  const own = child(child(picture, 'spPr'), 'xfrm');
  const tall = number(child(frame, 'chExt')?.attributes.cy);
  if (!own || tall === 0) return box;
  const scale = box.height / tall;
  const below = number(child(own, 'off')?.attributes.y) - number(child(frame, 'chOff')?.attributes.y);
  return { ...box, offset: box.offset + below * scale, height: number(child(own, 'ext')?.attributes.cy) * scale };
}

function number(text: string | undefined): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : 0;
}
