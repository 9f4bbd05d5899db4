import { halfWidth } from './half-width.ts';

/** Most texts begin with none of these, of any width. */
const BEGINS = /^[\s\u200B-\u200F\u2060]*[=+\-@＝＋－＠]/;
/** A formula shows itself at its start. */
const LOOKED_AT = 1000;

/** `cmd|' /C calc'!A0`: Excel starts the program (DDE). */
const STARTS_PROGRAM = /\|\s*'[^']*'\s*!/;
const CALL_WITH_TEXT = /^[a-z_][\w.]{1,60}\(\s*"/i;
/** Behind a sign that texts have too, only what is called like this is a call: +WIFI(2.4G) and -Silver(matt) are none. */
const KNOWN_CALL =
  /^(?:sum|hyperlink|webservice|import(?:xml|data|html|feed|range)|indirect|concat(?:enate)?|[vhx]lookup|iferror|encodeurl|filterxml|register(?:\.id)?|evaluate|now|today|rand(?:between)?|average|_xlfn\.[\w.]{1,60}|dispimg|rtd)\(/i;

const AFTER_EQUALS = [
  /^[\p{Script=Latin}\p{Script=Cyrillic}_][\p{L}\d_.]{0,60}\s?\(/u,
  /^[a-z][\w.]{0,60}\|[^!]{1,500}!/i,
  /^(?:'[^']{1,100}'!|[\p{L}\d_.]{1,100}!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}\s*(?:[-+*/^&:,<>=]|$)/u,
  /^"/,
  /^[\d.()%\s]+[-+*/^&][-+*/^&\d.()%\s]+$/,
];

/**
 * Whether a spreadsheet program that opens this text would run it: `=HYPERLINK("http://…")`, `+cmd|' /C calc'!A0`, `@SUM(1+1)`, in
 * signs of any width and with blanks before them. A sign alone makes no formula: -5°C, +86 138…, @brand, - an item, =.
 */
export function looksLikeFormula(text: string): boolean {
  if (!BEGINS.test(text)) return false;
  const plain = halfWidth(text.slice(0, LOOKED_AT));
  const signs = /^[=+\-@\s]+/.exec(plain)?.[0] ?? '';
  const said = plain.slice(signs.length);
  if (STARTS_PROGRAM.test(said) || CALL_WITH_TEXT.test(said) || KNOWN_CALL.test(said)) return true;
  return signs.includes('=') && AFTER_EQUALS.some((form) => form.test(said));
}

/** `="00123"` and `=00123` keep the zeros of a code when a program opens it; they are read as that code. */
export function isForcedText(text: string): boolean {
  return /^=\s*(?:"[^"]*"|\d+)$/.test(halfWidth(text.slice(0, LOOKED_AT)));
}
