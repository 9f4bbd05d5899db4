const LENGTHS: Readonly<Record<string, readonly number[]>> = { GTIN: [14], UPC: [12], EAN: [13, 8], ISBN: [13, 10] };

/**
 * What stands in a GTIN's place where the seller has an exemption (§5, identifiers: "or exemption"); the word is from general
 * knowledge. This seller is exempt for every brand and product type.
 */
export const EXEMPT = 'CUSTOM';

/** What is wrong with a product id of this type. "GTIN 14 digits zero-padded; UPC/EAN/ISBN" (§5, identifiers). */
export function wrongIdentifier(type: string, id: string): string | undefined {
  if (type === 'GTIN' && id === EXEMPT) return undefined;
  const lengths = LENGTHS[type] ?? [];
  if (!lengths.includes(id.length)) return `must have ${lengths.join(' or ')} digits for ${type}`;
  if (id.length === 10) return isIsbn10(id) ? undefined : 'has a wrong check digit';
  if (!/^\d+$/.test(id)) return 'must have digits only';
  return hasCheckDigit(id) ? undefined : 'has a wrong check digit';
}

/** The same product under one name, whatever type it was given as. */
export function gtin14(id: string): string {
  if (id.length !== 10) return id.padStart(14, '0');
  const body = `978${id.slice(0, 9)}`;
  return `${body}${checkDigit(body)}`.padStart(14, '0');
}

function hasCheckDigit(id: string): boolean {
  return checkDigit(id.slice(0, -1)) === Number(id.at(-1));
}

function checkDigit(body: string): number {
  let sum = 0;
  for (const [place, digit] of [...body].reverse().entries()) sum += Number(digit) * (place % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

function isIsbn10(id: string): boolean {
  if (!/^\d{9}[\dX]$/.test(id)) return false;
  let sum = 0;
  for (const [place, sign] of [...id].entries()) sum += (10 - place) * (sign === 'X' ? 10 : Number(sign));
  return sum % 11 === 0;
}
