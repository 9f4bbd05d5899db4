const LENGTHS: Readonly<Record<string, readonly number[]>> = { upc: [12], ean: [13, 8], gtin: [14, 13, 12, 8] };

/** A GTIN in 14 digits; undefined where its length does not fit its type, its check digit is wrong, or a shop made it for itself. */
export function gtin14(type: string, value: string): string | undefined {
  if (!/^\d+$/.test(value) || !LENGTHS[type]?.includes(value.length)) return undefined;
  const padded = value.padStart(14, '0');
  if (checkDigit(padded.slice(0, 13)) !== Number(padded[13])) return undefined;
  // 02, 04 and 20 to 29 are for use within one shop (GS1 General Specifications).
  return value.length >= 12 && /^0(2|02|04)/.test(padded) ? undefined : padded;
}

function checkDigit(digits: string): number {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
