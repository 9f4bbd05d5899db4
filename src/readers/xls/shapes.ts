import { type ArtRecord, artRecords, inside } from './office-art.ts';
import { u16 } from './records.ts';
import type { Drawing } from './sheet-outline.ts';
import { wideText } from './wide-text.ts';

/** A picture that a sheet's drawing shows. */
export interface Shape {
  /** Its number in the store of pictures, from 1; 0 for one that is only linked to. */
  readonly blip: number;
  readonly name: string;
  readonly from: Corner;
  readonly to: Corner;
  /** The part of the anchor's height that it takes, from and to, where it is one of a group. */
  readonly part: readonly [number, number];
  /** Shows what an embedded document looks like, or fills another shape. */
  readonly isOther: boolean;
}

/** A cell, with how far below its top edge, in 256ths of its height. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly below: number;
}

const DRAWING = 0xf002;
const GROUP = 0xf003;
const SHAPE = 0xf004;
const GROUP_FRAME = 0xf009;
const OPTIONS: ReadonlySet<number> = new Set([0xf00b, 0xf121, 0xf122]);
const CHILD_ANCHOR = 0xf00f;
const ANCHOR = 0xf010;
const CLIENT_DATA = 0xf011;
const MOST_DEEP = 50;

/** The pictures of a sheet's drawing. Shapes without a picture, charts and text boxes are none. */
export function shapes(drawing: Drawing): readonly Shape[] {
  const found: Shape[] = [];
  for (const record of artRecords(drawing.bytes)) {
    if (record.type !== DRAWING) continue;
    for (const one of inside(record)) if (one.type === GROUP) collect(one, { drawing, found, deep: 0 });
  }
  return found;
}

interface Frame {
  readonly from: Corner;
  readonly to: Corner;
  readonly part: readonly [number, number];
  /** The heights between which its shapes' own coordinates run. */
  readonly own: readonly [number, number];
}

interface Search {
  readonly drawing: Drawing;
  readonly found: Shape[];
  readonly deep: number;
  readonly frame?: Frame;
}

function collect(group: ArtRecord, search: Search): void {
  let frame: Frame | undefined;
  let isFirst = true;
  for (const record of inside(group)) {
    if (record.type === GROUP && search.deep < MOST_DEEP)
      collect(record, { ...search, ...(frame && { frame }), deep: search.deep + 1 });
    if (record.type !== SHAPE) continue;
    const parts = [...inside(record)];
    // The first shape of a group is the group itself.
    if (isFirst) frame = frameOf(parts, search.frame);
    else {
      const shape = shapeOf(parts, search.drawing, frame);
      if (shape) search.found.push(shape);
    }
    isFirst = false;
  }
}

function frameOf(parts: readonly ArtRecord[], outer: Frame | undefined): Frame | undefined {
  const place = placeOf(parts, outer);
  const own = parts.find((one) => one.type === GROUP_FRAME)?.body;
  if (!place || !own || own.length < 16) return undefined;
  return { ...place, own: [own.readInt32LE(4), own.readInt32LE(12)] };
}

function shapeOf(parts: readonly ArtRecord[], drawing: Drawing, frame: Frame | undefined): Shape | undefined {
  const options = new Map<number, Option>();
  for (const part of parts)
    if (OPTIONS.has(part.type)) for (const option of optionsIn(part)) options.set(option.id, option);
  const blip = options.get(PICTURE);
  const fill = options.get(FILL_PICTURE);
  const name = options.get(PICTURE_NAME)?.text || options.get(SHAPE_NAME)?.text || '';
  const isLinked = blip === undefined && ((options.get(PICTURE_FLAGS)?.value ?? 0) & LINKED) !== 0;
  if (blip === undefined && fill === undefined && !isLinked) return undefined;
  const place = placeOf(parts, frame);
  const data = parts.find((one) => one.type === CLIENT_DATA);
  const isPreview = data !== undefined && drawing.previews.has(data.end);
  const nowhere: Corner = { row: 0, column: 0, below: 0 };
  return {
    blip: blip?.value ?? fill?.value ?? 0,
    name,
    ...(place ?? { from: nowhere, to: nowhere, part: [0, 1] }),
    isOther: isPreview || (blip === undefined && !isLinked) || !place,
  };
}

type Place = Pick<Shape, 'from' | 'to' | 'part'>;

function placeOf(parts: readonly ArtRecord[], frame: Frame | undefined): Place | undefined {
  const anchor = parts.find((one) => one.type === ANCHOR)?.body;
  if (anchor && anchor.length >= 18) return { from: corner(anchor, 2), to: corner(anchor, 10), part: [0, 1] };
  const child = parts.find((one) => one.type === CHILD_ANCHOR)?.body;
  if (!child || child.length < 16 || !frame) return undefined;
  const [top, bottom] = frame.own;
  const [from, to] = frame.part;
  const scale = bottom === top ? 0 : (to - from) / (bottom - top);
  const within = (y: number): number => Math.min(Math.max(from + (y - top) * scale, 0), 1);
  return { from: frame.from, to: frame.to, part: [within(child.readInt32LE(4)), within(child.readInt32LE(12))] };
}

function corner(bytes: Buffer, at: number): Corner {
  return { column: u16(bytes, at), row: u16(bytes, at + 4), below: u16(bytes, at + 6) };
}

interface Option {
  readonly id: number;
  readonly value: number;
  readonly text: string;
}

const PICTURE = 0x0104;
const PICTURE_NAME = 0x0105;
const PICTURE_FLAGS = 0x0106;
const LINKED = 0x0a;
const FILL_PICTURE = 0x0186;
const SHAPE_NAME = 0x0380;
const IS_LONG = 0x8000;

/** Six bytes each; what does not fit into them stands behind all of them, in the same order. */
function* optionsIn({ instance, body }: ArtRecord): Generator<Option, void, undefined> {
  let long = instance * 6;
  for (let at = 0; at + 6 <= Math.min(instance * 6, body.length); at += 6) {
    const id = body.readUInt16LE(at);
    const value = body.readUInt32LE(at + 2);
    let text = '';
    if (id & IS_LONG) {
      text = wideText(body, long, long + value).replace(/\0+$/, '');
      long += value;
    }
    yield { id: id & 0x3fff, value, text };
  }
}
