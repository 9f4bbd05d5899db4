/** How many values the table's records have. */
export class Widths {
  readonly #tally = new Map<number, number>();
  #commonest: number | undefined;
  #most = 0;

  add(width: number): void {
    const times = (this.#tally.get(width) ?? 0) + 1;
    this.#tally.set(width, times);
    if (times <= this.#most) return;
    this.#most = times;
    this.#commonest = width;
  }

  commonest(): number | undefined {
    return this.#commonest;
  }
}
