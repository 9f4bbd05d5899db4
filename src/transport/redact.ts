/** Replaces every secret in a text. The filter of every writer: log, journal, fixture, error. */
export type Redact = (text: string) => string;

/** Shorter values would blot out ordinary text. */
const LEAST = 6;

/** A filter that takes in further secrets as they come to be. */
export interface Redactor extends Redact {
  learn(secret: string): void;
}

/** A redactor for these secrets in every form they travel in: as they are, in addresses, forms and JSON, base64 and inside a Basic header. */
export function redactor(secrets: Iterable<string>): Redactor {
  let longestFirst: readonly string[] = [];
  const learn = (secret: string): void => {
    if (secret.length < LEAST) return;
    longestFirst = [...new Set([...longestFirst, ...formsOf(secret)])].sort((a, b) => b.length - a.length);
  };
  for (const secret of secrets) learn(secret);
  const redact = (text: string): string => {
    let clean = text;
    for (const form of longestFirst) if (clean.includes(form)) clean = clean.replaceAll(form, '•••');
    return clean;
  };
  return Object.assign(redact, { learn });
}

function formsOf(secret: string): readonly string[] {
  const encoded = [Buffer.from(secret).toString('base64'), ...[0, 1, 2].map((before) => withinBase64(secret, before))];
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...encoded,
    ...encoded.map((form) => form.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
  ];
}

/** The characters that are the secret's alone where it stands in a longer base64 text, so many bytes (modulo 3) behind its start. */
function withinBase64(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}
