import { Damage } from '../damage.ts';
import { wideText } from './wide-text.ts';

/** The storages and streams of a compound file (MS-CFB): a small file system in one file. */
export interface CompoundFile {
  /** Of the outermost storage: those of embedded documents have the same names. */
  readonly names: readonly string[];
  /** A stream of the outermost storage, whole. Throws Damage where its chain of sectors is broken. */
  stream(name: string): Buffer | undefined;
}

const END = 0xffff_fffa;
const NONE = 0xffff_ffff;

interface Entry {
  readonly name: string;
  readonly isStream: boolean;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

interface Layout {
  readonly bytes: Buffer;
  readonly sectorSize: number;
  readonly fat: Uint32Array;
}

/** Throws Damage for what is no compound file or damaged beyond reading. */
export function compoundFile(bytes: Buffer): CompoundFile {
  if (bytes.length < 512) throw new Damage('it breaks off in its first 512 bytes', '文件在最前面的 512 字节处中断');
  const shift = bytes.readUInt16LE(0x1e);
  if (shift !== 9 && shift !== 12) throw new Damage('its sectors have no known size', '扇区大小无法识别');
  const sectorSize = 1 << shift;
  const layout: Layout = { bytes, sectorSize, fat: allocationTable(bytes, sectorSize) };
  const entries = entriesIn(chain(layout, bytes.readUInt32LE(0x30)));
  const root = entries[0];
  if (!root) throw new Damage('it has no directory', '缺少目录');
  const top = [...children(entries, root.child)];
  // A directory whose tree is broken still lists its streams.
  const known = top.length > 0 ? top : entries.slice(1).filter((entry) => entry.name !== '');
  return {
    names: known.map((entry) => entry.name),
    stream(name) {
      const entry = known.find((one) => one.isStream && one.name === name);
      if (!entry) return undefined;
      const isSmall = entry.size < bytes.readUInt32LE(0x38);
      const whole = isSmall ? smallStream(layout, root, entry) : chain(layout, entry.start);
      return whole.subarray(0, entry.size);
    },
  };
}

function allocationTable(bytes: Buffer, sectorSize: number): Uint32Array {
  const perSector = sectorSize / 4;
  const sectors = Math.ceil(bytes.length / sectorSize);
  const places: number[] = [];
  for (let at = 0x4c; at < 512; at += 4) places.push(bytes.readUInt32LE(at));
  let next = bytes.readUInt32LE(0x44);
  for (let steps = 0; next < END && steps < sectors; steps++) {
    const sector = sectorAt({ bytes, sectorSize }, next);
    for (let i = 0; i + 8 <= sector.length; i += 4) places.push(sector.readUInt32LE(i));
    next = sector.length === sectorSize ? sector.readUInt32LE(sectorSize - 4) : NONE;
  }
  const used = places.filter((place) => place < END).slice(0, Math.ceil(sectors / perSector) + 1);
  const table = new Uint32Array(used.length * perSector).fill(NONE);
  for (const [i, place] of used.entries()) {
    const sector = sectorAt({ bytes, sectorSize }, place);
    for (let j = 0; j + 4 <= sector.length; j += 4) table[i * perSector + j / 4] = sector.readUInt32LE(j);
  }
  return table;
}

/** What there is of a sector: the last one of many files is not filled up. */
function sectorAt({ bytes, sectorSize }: Omit<Layout, 'fat'>, sector: number): Buffer {
  const from = (sector + 1) * sectorSize;
  return bytes.subarray(Math.min(from, bytes.length), Math.min(from + sectorSize, bytes.length));
}

function chain(layout: Layout, start: number): Buffer {
  const parts: Buffer[] = [];
  for (let sector = start; sector < END; sector = layout.fat[sector] ?? NONE) {
    if (parts.length > layout.fat.length) throw new Damage('its sectors go in a circle', '扇区链首尾相接，形成循环');
    const part = sectorAt(layout, sector);
    parts.push(part);
    if (part.length < layout.sectorSize) break;
  }
  return Buffer.concat(parts);
}

const SMALL_SECTOR = 64;

/** Streams of less than 4 KB lie together in one stream of the root's. */
function smallStream(layout: Layout, root: Entry, entry: Entry): Buffer {
  const small = chain(layout, root.start);
  const table = chain(layout, layout.bytes.readUInt32LE(0x3c));
  const parts: Buffer[] = [];
  const most = Math.ceil(entry.size / SMALL_SECTOR);
  for (let sector = entry.start; sector < END && parts.length < most; ) {
    parts.push(small.subarray(sector * SMALL_SECTOR, (sector + 1) * SMALL_SECTOR));
    sector = sector * 4 + 4 <= table.length ? table.readUInt32LE(sector * 4) : NONE;
  }
  return Buffer.concat(parts);
}

const ENTRY = 128;

function entriesIn(directory: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
    entries.push({
      name: wideText(directory, at, at + length),
      isStream: directory[at + 66] === 2,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function* children(entries: readonly Entry[], first: number): Generator<Entry> {
  const seen = new Set<number>();
  const waiting = [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = entries[id];
    if (!entry || id === 0 || seen.has(id)) continue;
    seen.add(id);
    yield entry;
    waiting.push(entry.right, entry.left);
  }
}
