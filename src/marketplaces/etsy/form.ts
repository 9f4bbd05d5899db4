import type { HttpBody } from '../../core/ports/marketplace.ts';

type Value = string | number | boolean | readonly (string | number)[] | undefined;

/** Form fields as Etsy reads them: a list is parted by commas (etsy/open-api, issue 330); what is undefined is not sent. */
export function form(fields: Readonly<Record<string, Value>>): HttpBody {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return { is: 'form', form: Object.fromEntries(entries) };
}

/**
 * Lists of which a member may hold a comma: several go as `values[]`, for of a name that is repeated bare Etsy keeps the last
 * (etsy/open-api, issue 524).
 */
export function formOfLists(fields: Readonly<Record<string, string | readonly string[] | undefined>>): HttpBody {
  const query = new URLSearchParams();
  for (const [name, value = []] of Object.entries(fields)) {
    const values = [value].flat();
    for (const one of values) query.append(values.length > 1 ? `${name}[]` : name, one);
  }
  const bytes = new TextEncoder().encode(query.toString());
  return { is: 'bytes', bytes, type: 'application/x-www-form-urlencoded' };
}
