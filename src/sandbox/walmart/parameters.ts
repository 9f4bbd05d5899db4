import { Refusal, type Service } from './refusal.ts';

/** @throws {Refusal} 400 where it is missing or blank */
export function neededParameter(query: URLSearchParams, name: string, service: Service): string {
  const value = query.get(name)?.trim();
  if (!value) throw new Refusal('MISSING_REQUEST_PARAM', service, `Query parameter ${name} is required.`, name);
  return value;
}

/** @throws {Refusal} 400 for what is no whole number */
export function numberParameter(query: URLSearchParams, name: string, fallback: number, service: Service): number {
  const value = query.get(name);
  if (value === null) return fallback;
  if (!/^\d{1,9}$/.test(value))
    throw new Refusal('INVALID_REQUEST_PARAM', service, `Query parameter ${name} must be a number.`, name);
  return Number(value);
}

/** @throws {Refusal} 400 for a value that is not on the list */
export function listedParameter(
  query: URLSearchParams,
  name: string,
  allowed: readonly string[],
  service: Service,
): string | undefined {
  const value = query.get(name) ?? undefined;
  if (value !== undefined && !allowed.includes(value))
    throw new Refusal('INVALID_REQUEST_PARAM', service, `Invalid value for query parameter ${name}.`, name);
  return value;
}
