import { batch } from './batch.ts';
import type { Call, Result } from './call.ts';
import * as media from './media.ts';
import * as products from './products.ts';
import { currentCurrency, getSetting } from './settings.ts';
import { createTerm, listTerms } from './terms.ts';
import * as variations from './variations.ts';

type Route = readonly [methods: string, path: RegExp, run: (call: Call) => Result | Promise<Result>];

const WRITE = 'POST PUT PATCH';

/** Under /wp-json. Numbers in the path arrive as `call.ids`. */
const ROUTES: readonly Route[] = [
  ['GET', /^\/wc\/v3\/products$/, products.listProducts],
  ['POST', /^\/wc\/v3\/products$/, products.createProduct],
  [WRITE, /^\/wc\/v3\/products\/batch$/, (call) => batch(call, 'product')],
  ['GET', /^\/wc\/v3\/products\/(\d+)$/, products.getProduct],
  [WRITE, /^\/wc\/v3\/products\/(\d+)$/, products.updateProduct],
  ['DELETE', /^\/wc\/v3\/products\/(\d+)$/, products.deleteProduct],
  ['GET', /^\/wc\/v3\/products\/(\d+)\/variations$/, variations.listVariations],
  ['POST', /^\/wc\/v3\/products\/(\d+)\/variations$/, variations.createVariation],
  [WRITE, /^\/wc\/v3\/products\/(\d+)\/variations\/batch$/, (call) => batch(call, 'variation')],
  ['GET', /^\/wc\/v3\/products\/(\d+)\/variations\/(\d+)$/, variations.getVariation],
  [WRITE, /^\/wc\/v3\/products\/(\d+)\/variations\/(\d+)$/, variations.updateVariation],
  ['DELETE', /^\/wc\/v3\/products\/(\d+)\/variations\/(\d+)$/, variations.deleteVariation],
  ['GET', /^\/wc\/v3\/products\/categories$/, (call) => listTerms(call, 'categories')],
  ['POST', /^\/wc\/v3\/products\/categories$/, (call) => createTerm(call, 'categories')],
  ['GET', /^\/wc\/v3\/products\/tags$/, (call) => listTerms(call, 'tags')],
  ['POST', /^\/wc\/v3\/products\/tags$/, (call) => createTerm(call, 'tags')],
  ['GET', /^\/wc\/v3\/settings\/general\/woocommerce_currency$/, (call) => getSetting(call, 'woocommerce_currency')],
  [
    'GET',
    /^\/wc\/v3\/settings\/general\/woocommerce_default_country$/,
    (call) => getSetting(call, 'woocommerce_default_country'),
  ],
  ['GET', /^\/wc\/v3\/data\/currencies\/current$/, currentCurrency],
  ['GET', /^\/wp\/v2\/media$/, media.listMedia],
  ['POST', /^\/wp\/v2\/media$/, media.uploadMedia],
  ['GET', /^\/wp\/v2\/media\/(\d+)$/, media.getMedia],
  [WRITE, /^\/wp\/v2\/media\/(\d+)$/, media.updateMedia],
  ['DELETE', /^\/wp\/v2\/media\/(\d+)$/, media.deleteMedia],
];

export function findRoute(
  method: string,
  path: string,
): { run: (call: Call) => Result | Promise<Result>; ids: number[] } | undefined {
  for (const [methods, pattern, run] of ROUTES) {
    const found = methods.split(' ').includes(method) ? pattern.exec(path) : null;
    if (found) return { run, ids: found.slice(1).map(Number) };
  }
  return undefined;
}
