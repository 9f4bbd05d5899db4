import type { Random } from '../random.ts';
import type { Answer } from '../rehearsal.ts';

/**
 * How many requests a small host lets run at once before its firewall steps in. WooCommerce itself has no limit
 * (reference/marketplaces.md §6: "no rate limit of its own (host/WAF)"): this figure is ours, a courtesy.
 */
export const AT_ONCE = 5;

/** A host's firewall is not WordPress: it answers in HTML, as 429 or 503, and says when to come back only sometimes. */
export function turnedAway(random: Random): Answer {
  const status = random() < 0.5 ? 429 : 503;
  const says = random() < 0.5;
  return {
    status,
    headers: { 'content-type': 'text/html', ...(says ? { 'retry-after': String(1 + Math.floor(random() * 3)) } : {}) },
    body: `<html><head><title>${status}</title></head><body><h1>Too many connections</h1></body></html>`,
    summary: 'turned away by the firewall',
  };
}
