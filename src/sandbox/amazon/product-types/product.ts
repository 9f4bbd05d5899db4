import type { ProductType } from './product-type.ts';

/** Stands for any product type where only sales terms are submitted or patched. */
export const product: ProductType = {
  name: 'PRODUCT',
  displayName: 'Product',
  words: [],
  attributes: {},
  required: [],
  relevant: [],
  themes: { COLOR: ['color'] },
};
