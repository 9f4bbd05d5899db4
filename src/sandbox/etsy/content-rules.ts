import {
  PRODUCTION_PARTNER_ID,
  READINESS_STATE_ID,
  RETURN_POLICY_ID,
  SHIPPING_PROFILE_ID,
  SHOP_SECTION_ID,
} from './account.ts';
import type { Values } from './arguments.ts';
import { EtsyError, problem } from './etsy-error.ts';
import { findNode } from './taxonomy.ts';
import { isVintage } from './when-made.ts';

/** reference/marketplaces.md §4, content: "title 140 …; tags ≤ 13 × ≤ 20 chars …; styles ≤ 2". */
const TITLE = 140;
const TAGS = 13;
const TAG = 20;
const STYLES = 2;
/** General knowledge: as many materials as tags, 45 characters each. */
const MATERIALS = 13;
const MATERIAL = 45;

/** The expressions of the spec itself, which name what may not stand there. */
const NOT_IN_TITLE = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/u;
const NOT_IN_TAG = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/u;
const NOT_IN_MATERIAL = /[^\p{L}\p{Nd}\p{Zs}]/u;

/** What only some products have a number of; "If set, the value must be greater than 0" (the spec). */
const MEASURES = ['item_weight', 'item_length', 'item_width', 'item_height'];

/**
 * Judges what is said of a listing, whether it is created or changed.
 * @throws {EtsyError} 400 with the first thing that is wrong
 */
export function judgeContent(values: Values, year: number): void {
  judgeTitle(values.title, '/title/1');
  if (values.description !== undefined && String(values.description).trim() === '')
    throw problem('/description/1', 'cannot be empty');
  judgeTags(values.tags);
  judgeWords('/materials', values.materials, { most: MATERIALS, longest: MATERIAL, not: NOT_IN_MATERIAL });
  judgeWords('/style', values.styles, { most: STYLES, longest: MATERIAL, not: NOT_IN_MATERIAL });
  for (const measure of MEASURES) {
    // The words of etsy/open-api issue 430; zero is refused (issue 576).
    if (values[measure] === 0) throw problem(`/${measure.replace('_', '/')}`, 'Invalid Shipping Data');
  }
  // reference/marketplaces.md §4, errors: "Invalid taxonomy".
  if (values.taxonomy_id !== undefined && !findNode(values.taxonomy_id)) throw new EtsyError(400, 'Invalid taxonomy');
  judgeReferences(values);
  judgePolicy(values, year);
}

/** @throws {EtsyError} 400. `where` is what Etsy calls the place: `/title/1` is the title in the shop's first language. */
export function judgeTitle(title: unknown, where: string): void {
  if (title === undefined) return;
  const text = String(title);
  if (text.trim() === '') throw problem(where, 'cannot be empty');
  if ([...text].length > TITLE) throw problem(where, `cannot be more than ${TITLE} characters`);
  // The words of etsy/open-api issue 622.
  if (NOT_IN_TITLE.test(text)) throw problem(where, 'contains invalid characters');
  const twice = ['%', ':', '&', '+'].find((sign) => text.split(sign).length > 2);
  if (twice) throw problem(where, `can only use the ${twice} character once`);
}

/** @throws {EtsyError} 400 */
export function judgeTags(tags: unknown): void {
  judgeWords('/tags', tags, { most: TAGS, longest: TAG, not: NOT_IN_TAG });
}

function judgeWords(where: string, words: unknown, rule: { most: number; longest: number; not: RegExp }): void {
  if (!Array.isArray(words)) return;
  if (words.length > rule.most) throw problem(where, `cannot be more than ${rule.most} items`);
  for (const [index, word] of words.map(String).entries()) {
    if ([...word].length > rule.longest)
      throw problem(`${where}/${index}`, `cannot be more than ${rule.longest} characters`);
    if (rule.not.test(word)) throw problem(`${where}/${index}`, 'contains invalid characters');
  }
}

/** Ids must be the shop's own. */
function judgeReferences(values: Values): void {
  const own = (name: string, id: number, words: string) => {
    const given = values[name];
    if (typeof given === 'number' && given !== id) throw new EtsyError(400, words);
  };
  own('shipping_profile_id', SHIPPING_PROFILE_ID, 'Invalid shipping profile.');
  own('return_policy_id', RETURN_POLICY_ID, 'Invalid return policy.');
  own('readiness_state_id', READINESS_STATE_ID, 'Invalid readiness_state_id.');
  own('shop_section_id', SHOP_SECTION_ID, 'Invalid shop section.');
  const partners = Array.isArray(values.production_partner_ids) ? values.production_partner_ids : [];
  if (partners.some((id) => id !== PRODUCTION_PARTNER_ID)) throw new EtsyError(400, 'Invalid production partner.');
}

/**
 * reference/marketplaces.md §4, policy: "who_made=someone_else + new goods is normally not allowed unless
 * supply/vintage/production partner". The words are what a publisher's tool got back from Etsy in 2026.
 */
function judgePolicy(values: Values, year: number): void {
  if (values.who_made !== 'someone_else' || values.is_supply === true) return;
  if (values.when_made === undefined || isVintage(values.when_made, year)) return;
  if (Array.isArray(values.production_partner_ids) && values.production_partner_ids.length > 0) return;
  throw problem('/marketplace', 'Oh dear, you cannot sell this item on Etsy.');
}
