import type { Reader } from '../core/ports/reader.ts';
import { apart } from './apart.ts';
import { formats } from './formats.ts';

/** Read line by line, with nothing in them that unpacks or refers to itself. */
const PLAIN: readonly string[] = ['csv', 'json', 'refused'];

/** The same formats, those that a file could be made to misuse in a process of their own. */
export const readers: readonly Reader[] = formats.map((format) => (PLAIN.includes(format.id) ? format : apart(format)));
