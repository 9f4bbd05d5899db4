import type { Reader } from '../core/ports/reader.ts';
import { csv } from './csv/index.ts';

/** Every format that is read, in the order in which they are asked; csv takes whatever text is left. */
export const readers: readonly Reader[] = [csv];
