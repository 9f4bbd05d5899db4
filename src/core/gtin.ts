/** True for 8, 12, 13 or 14 digits whose check digit is right (GS1 General Specifications, 7.9: modulo 10, weights 3 and 1). */
export function isGtin(code: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(code)) return false;
  return checkDigit(code.slice(0, -1)) === code.at(-1);
}

/** The check digit that belongs behind these digits. */
export function checkDigit(digits: string): string {
  let sum = 0;
  let weight = 3;
  for (let i = digits.length - 1; i >= 0; i--) {
    sum += Number(digits[i]) * weight;
    weight = 4 - weight;
  }
  return String((10 - (sum % 10)) % 10);
}
