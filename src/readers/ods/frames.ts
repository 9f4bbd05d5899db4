import { tagAttributes } from '../tag-attributes.ts';
import { emu, topOf } from './length.ts';

/** A picture, a chart or another document that lies on a sheet. */
export interface Frame {
  readonly name: string;
  /** Where its pictures are, the best first: other forms of the same follow. */
  readonly addresses: readonly string[];
  /** Of a picture that stands in the XML itself, in base64. */
  readonly inline?: string;
  /** A chart or another document. */
  readonly isObject: boolean;
  /** EMU, from the top of the cell or of the sheet. */
  readonly top: number;
  readonly height: number;
}

interface Open {
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly addresses: string[];
  inline: string;
  isObject: boolean;
}

/** Frames while their contents come; some lie within others. */
export class Frames {
  readonly #open: Open[] = [];
  #isBinary = false;

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  open(raw: string): void {
    const attributes = tagAttributes(raw);
    const height = emu(attributes.get('height'));
    const size = { width: emu(attributes.get('width')), height };
    const top = topOf(attributes.get('transform'), size) ?? emu(attributes.get('y'));
    this.#open.push({ name: attributes.get('name') ?? '', addresses: [], inline: '', isObject: false, top, height });
  }

  opened(name: string, raw: string): void {
    if (name === 'binary-data') this.#isBinary = true;
    const address = name === 'image' ? tagAttributes(raw).get('href') : undefined;
    if (address) this.#open.at(-1)?.addresses.push(address);
  }

  closed(name: string): void {
    if (name === 'binary-data') this.#isBinary = false;
  }

  text(raw: string): void {
    const frame = this.#open.at(-1);
    if (this.#isBinary && frame) frame.inline += raw;
  }

  markObject(): void {
    const frame = this.#open.at(-1);
    if (frame) frame.isObject = true;
  }

  /** The frame that ends here; undefined where it shows no picture, chart or document. */
  close(): Frame | undefined {
    const frame = this.#open.pop();
    if (!frame || (frame.addresses.length === 0 && frame.inline === '' && !frame.isObject)) return undefined;
    const { inline, ...facts } = frame;
    return inline === '' ? facts : { ...facts, inline };
  }
}
