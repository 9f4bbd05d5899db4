import type { Random } from '../random.ts';

const HEX = '0123456789abcdef';
const ASIN_SIGNS = '0123456789BCDFGHJKLMNPQRSTVWXYZ';

/** In the form of a request id or a submission id. */
export function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => signs(random, HEX, length)).join('-');
}

export function newSubmissionId(random: Random): string {
  return signs(random, HEX, 32);
}

export function newAsin(random: Random): string {
  return `B0${signs(random, ASIN_SIGNS, 8)}`;
}

export function newFeedDocumentId(random: Random): string {
  return `amzn1.tortuga.4.na.${uuid(random)}.T${signs(random, ASIN_SIGNS, 13)}`;
}

function signs(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}
