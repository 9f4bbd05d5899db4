/** Replaces every secret in a text. The filter of every writer: log, journal, fixture, error. */
export type Redact = (text: string) => string;

/** Shorter values would blot out ordinary text. */
const LEAST = 6;

/** A redactor for these secrets in every form they travel in: as they are, URL-encoded, base64 and inside a Basic header. */
export function redactor(secrets: Iterable<string>): Redact {
  const values = [...secrets].filter((secret) => secret.length >= LEAST);
  const forms = new Set<string>();
  for (const value of values) {
    forms.add(value);
    forms.add(encodeURIComponent(value));
    forms.add(JSON.stringify(value).slice(1, -1));
    forms.add(Buffer.from(value).toString('base64'));
    for (const other of values) forms.add(Buffer.from(`${other}:${value}`).toString('base64'));
  }
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const form of longestFirst) if (clean.includes(form)) clean = clean.replaceAll(form, '•••');
    return clean;
  };
}
