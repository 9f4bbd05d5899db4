import { SaxesParser } from 'saxes';
import { Damage, documentType } from './damage.ts';
import { decodedXml } from './xml-text.ts';

/** An element of a small part; names and attributes are without their prefix, but for `r:id` and its like, kept as `r:id`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Deeper than any part of an office document goes; whoever walks a tree may do so by calling himself. */
const MOST_DEEP = 256;
/** Drawings of ten thousand pictures have 20 MB. */
const MOST_BYTES = 128 * 1024 ** 2;

/** A small part as a tree. Throws Error for what is no XML, and for a document type, which no workbook needs and attacks do. */
export function xmlTree(bytes: Uint8Array): XmlElement {
  if (bytes.length > MOST_BYTES)
    throw new Damage('a part of more than 128 MB that should be small', '本应很小的部件超过 128 MB');
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw documentType();
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element: Open = { name: local(tag.name), attributes: {}, children: [], text: '' };
    for (const [name, value] of Object.entries(tag.attributes)) element.attributes[attributeName(name)] = value;
    open.at(-1)?.children.push(element);
    if (open.push(element) > MOST_DEEP)
      throw new Damage(`elements nested more than ${MOST_DEEP} deep`, `XML 元素嵌套超过 ${MOST_DEEP} 层`);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.write(decodedXml(bytes)).close();
  return root.children[0] ?? root;
}

/** All elements of a name below, at any depth, in the order of the document. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The relationships' prefix is r by habit only, but `embed`, `link` and `id` with any prefix are nothing else. */
function attributeName(name: string): string {
  const at = name.indexOf(':');
  if (at === -1 || name.startsWith('xmlns')) return name;
  return `r:${name.slice(at + 1)}`;
}
