import type { Listing } from '../core/words.ts';

/** A marketplace's site, as the book names it. */
export interface Place {
  readonly marketplace: string;
  readonly site: string;
}

/** One line of categories.csv: the merchant's category, and theirs. */
export interface CategoryLine extends Place {
  /** In the merchant's words; `sku:A-1` for one product; `*` for whatever no other line speaks of. */
  readonly category: string;
  readonly id: string;
  readonly title: string;
  /** Why it was proposed, for whoever reviews it. */
  readonly reason: string;
  readonly reviewed: boolean;
}

/** One line of attributes.csv: what one of their attributes is filled with. */
export interface AttributeLine extends Place {
  /** Their category; `*` for all. */
  readonly category: string;
  readonly attribute: string;
  /** The merchant's column or option that it is taken from; '' where `value` holds for every product. */
  readonly from: string;
  /** What stands there; '' for anything. */
  readonly said: string;
  /** Theirs; '' with a `from`: as it stands there. */
  readonly value: string;
  readonly reason: string;
  readonly reviewed: boolean;
}

/** What was learned of where the merchant's goods belong: kept in two files that a person can read and correct. */
export class CategoryBook {
  readonly #categories = new Map<string, CategoryLine>();
  readonly #attributes = new Map<string, AttributeLine>();
  /** The same lines: asked for once an attribute and listing. */
  readonly #byAttribute = new Map<string, AttributeLine[]>();
  #isChanged = false;

  constructor(categories: readonly CategoryLine[], attributes: readonly AttributeLine[]) {
    for (const line of categories) this.#categories.set(categoryKey(line), line);
    for (const line of attributes) this.#add(line);
  }

  /** Whether something was proposed that the files do not hold. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** By SKU, by the merchant's category, by `*`; lines without an id are still to be filled in. */
  category(place: Place, listing: Listing): CategoryLine | undefined {
    const names = [`sku:${listing.id}`, listing.said?.category ?? '', '*'];
    return names
      .flatMap((category) => this.#categories.get(categoryKey({ ...place, category })) ?? [])
      .find(({ id }) => id !== '');
  }

  /** What fills an attribute: lines of the category before those of all. */
  attribute(place: Place, category: string, attribute: string): readonly AttributeLine[] {
    const lines = this.#byAttribute.get(placeKey(place, attribute)) ?? [];
    return [...lines.filter((line) => line.category === category), ...lines.filter((line) => line.category === '*')];
  }

  /** A line that stands already stays as it is, unless its id is blank. */
  propose(line: CategoryLine): void {
    const key = categoryKey(line);
    const known = this.#categories.get(key);
    if (known && (known.id !== '' || line.id === '')) return;
    this.#categories.set(key, line);
    this.#isChanged = true;
  }

  proposeAttribute(line: AttributeLine): void {
    if (this.#attributes.has(attributeKey(line))) return;
    this.#add(line);
    this.#isChanged = true;
  }

  /** Of two lines for the same, the later one stands. */
  #add(line: AttributeLine): void {
    const key = attributeKey(line);
    const name = placeKey(line, line.attribute);
    const others = (this.#byAttribute.get(name) ?? []).filter((other) => attributeKey(other) !== key);
    this.#attributes.set(key, line);
    this.#byAttribute.set(name, [...others, line]);
  }

  /** In an order that the same book always has. */
  lines(): { readonly categories: readonly CategoryLine[]; readonly attributes: readonly AttributeLine[] } {
    const sorted = <T>(map: ReadonlyMap<string, T>): readonly T[] =>
      [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
    return { categories: sorted(this.#categories), attributes: sorted(this.#attributes) };
  }
}

function categoryKey({ marketplace, site, category }: Pick<CategoryLine, 'marketplace' | 'site' | 'category'>): string {
  return JSON.stringify([marketplace, site, category]);
}

function placeKey({ marketplace, site }: Place, attribute: string): string {
  return JSON.stringify([marketplace, site, attribute]);
}

function attributeKey({ marketplace, site, category, attribute, from, said }: AttributeLine): string {
  return JSON.stringify([marketplace, site, category, attribute, from, said]);
}
