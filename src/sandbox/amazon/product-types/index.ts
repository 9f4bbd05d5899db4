import { cellularPhoneCase } from './cellular-phone-case.ts';
import { drinkingCup } from './drinking-cup.ts';
import { product } from './product.ts';
import type { ProductType } from './product-type.ts';
import { shirt } from './shirt.ts';
import { toysAndGames } from './toys-and-games.ts';

export type { ProductType } from './product-type.ts';

/** Made up in the documented form: no real schema is stored publicly under a licence. */
export const PRODUCT_TYPES: ReadonlyMap<string, ProductType> = new Map(
  [drinkingCup, shirt, toysAndGames, cellularPhoneCase, product].map((type) => [type.name, type]),
);
