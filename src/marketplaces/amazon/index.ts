import type { Marketplace } from '../../core/ports/marketplace.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';
import { list } from './list.ts';
import { manifest } from './manifest.ts';
import { poll } from './poll.ts';
import { preview } from './preview.ts';
import { render } from './render.ts';
import { taxonomy } from './taxonomy.ts';
import type { AmazonKinds } from './wire.ts';

/** Amazon, by its Selling Partner API: Listings Items 2021-08-01, Feeds 2021-06-30, Product Type Definitions 2020-09-01. */
export const amazon: Marketplace<AmazonKinds> = {
  manifest,
  limits,
  kinds,
  errors,
  render,
  taxonomy,
  poll,
  preview,
  list,
};
