import { emu } from './length.ts';

/** LibreOffice's usual height of a row, for those that do not say. */
export const USUAL_HEIGHT = 162_560;

/** What the styles of sheets and rows say, as far as it changes what is read. */
export class Styles {
  readonly #hiddenTables = new Set<string>();
  readonly #heights = new Map<string, number>();

  add(family: string, name: string, properties: ReadonlyMap<string, string>): void {
    if (family === 'table' && properties.get('display') === 'false') this.#hiddenTables.add(name);
    const height = emu(properties.get('row-height'));
    if (family === 'table-row' && height > 0) this.#heights.set(name, height);
  }

  hidesTable(name: string | undefined): boolean {
    return this.#hiddenTables.has(name ?? '');
  }

  height(name: string | undefined): number {
    return this.#heights.get(name ?? '') ?? USUAL_HEIGHT;
  }
}
