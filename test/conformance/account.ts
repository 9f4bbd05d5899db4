import type { HttpResponse } from '../../src/core/ports/marketplace.ts';
import type { Compliance, ListingCategory } from '../../src/core/words.ts';
import type { Scene } from './scene.ts';

/** A seller's account at a rehearsal, and what a person does there past the adapter, over the marketplace's own API. */
export interface Account {
  readonly site: string;
  readonly locale: string;
  readonly currency: string;
  /** A seller's account there cannot have another currency. */
  readonly currencyIs?: 'the site’s';
  /** The fewest of something that can be on sale; none unless told. */
  readonly leastStock?: number;
  /** The lowest price that anything can be on sale for, in the smallest coin; one unless told. */
  readonly leastPrice?: number;
  /** What the account has to name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where mugs are listed, with all that must be said of one beside our own fields. The kept category is read from the rehearsal. */
  readonly category?: Pick<ListingCategory, 'id' | 'attributes'>;
  /** What every listing there must say. */
  readonly compliance?: Compliance;
  /** Puts up a product of one SKU that has nothing to do with us, called `Made by hand`. */
  sell(scene: Scene, sku: string): Promise<HttpResponse>;
  /** How many pictures the shop keeps. */
  pictures(scene: Scene): Promise<number>;
  /** Takes down the product that has this title. */
  remove(scene: Scene, title: string): Promise<HttpResponse>;
}

/** The account at this marketplace's rehearsal: `accounts/<id>.ts`. */
export async function accountAt(id: string): Promise<Account> {
  const { account }: { account: Account } = await import(`./accounts/${id}.ts`);
  return account;
}
