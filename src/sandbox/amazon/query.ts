import { SITES, type Site } from './sites.ts';
import { badRequest, type SpError, unauthorized } from './sp-error.ts';

/** A comma-delimited list of the query, whether it stands in one parameter or in several. */
export function csv(query: URLSearchParams, name: string): readonly string[] {
  return query
    .getAll(name)
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .filter(Boolean);
}

/** A list whose every value is one of `allowed`. @throws {SpError} 400 otherwise. */
export function csvOf<Name extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly Name[],
): readonly Name[] {
  return csv(query, name).map((part) => oneOf(part, name, allowed));
}

/** @throws {SpError} 400 for a value that is none of `allowed`. */
export function choice<Name extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly Name[],
): Name | undefined {
  const value = query.get(name);
  return value === null ? undefined : oneOf(value, name, allowed);
}

function oneOf<Name extends string>(value: string, name: string, allowed: readonly Name[]): Name {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw badRequest(`'${value}' is not a valid value for '${name}'.`);
  return found;
}

/** @throws {SpError} 400 for what is no whole number from 1 to `max`. */
export function pageSize(query: URLSearchParams, max: number): number {
  const value = query.get('pageSize');
  if (value === null) return 10;
  if (!/^\d+$/.test(value) || Number(value) > max || Number(value) < 1)
    throw badRequest(`'pageSize' is a whole number from 1 to ${max}.`);
  return Number(value);
}

/** Milliseconds since 1970. @throws {SpError} 400 for what is no date-time of ISO 8601. */
export function moment(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value)
    ? Date.parse(value)
    : Number.NaN;
  if (Number.isNaN(at)) throw badRequest(`'${name}' is not a date-time in ISO 8601 format.`);
  return at;
}

/** The marketplaces of a request. @throws {SpError} 400 without one, with too many, with an unknown one; 403 where the account does not sell. */
export function sitesOf(
  query: URLSearchParams,
  most: number,
  refuse: (details: string) => SpError = badRequest,
): readonly Site[] {
  const ids = csv(query, 'marketplaceIds');
  if (ids.length === 0) throw refuse("'marketplaceIds' is required.");
  if (ids.length > most) throw refuse(`'marketplaceIds' takes ${most} at most.`);
  return ids.map((id) => siteOf(id, refuse));
}

export function siteOf(id: string, refuse: (details: string) => SpError = badRequest): Site {
  const site = SITES.get(id);
  if (!site) throw refuse(`'${id}' is not a valid marketplace identifier.`);
  if (!site.participates) throw unauthorized('');
  return site;
}

/** Pages by an opaque token that holds how many came before. @throws {SpError} 400 for a token that is not ours. */
export function pageOf<Item>(
  items: readonly Item[],
  page: { size: number; token: string | null },
): { items: readonly Item[]; pagination: { nextToken?: string; previousToken?: string } } {
  const from = page.token === null ? 0 : offsetOf(page.token);
  const next = from + page.size;
  return {
    items: items.slice(from, next),
    pagination: {
      ...(next < items.length ? { nextToken: tokenOf(next) } : {}),
      ...(from > 0 ? { previousToken: tokenOf(Math.max(0, from - page.size)) } : {}),
    },
  };
}

function tokenOf(offset: number): string {
  return Buffer.from(`page ${offset}`).toString('base64url');
}

function offsetOf(token: string): number {
  const found = /^page (\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (!found) throw badRequest("'pageToken' is not valid.");
  return Number(found[1]);
}
