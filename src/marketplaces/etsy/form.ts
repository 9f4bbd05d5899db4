import type { HttpBody } from '../../core/ports/marketplace.ts';

type Value = string | number | boolean | readonly (string | number)[] | undefined;

/** Form fields as Etsy reads them: a list is parted by commas (etsy/open-api, issue 330); what is undefined is not sent. */
export function form(fields: Readonly<Record<string, Value>>): HttpBody {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return { is: 'form', form: Object.fromEntries(entries) };
}
