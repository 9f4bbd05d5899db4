/**
 * What ends a record, judged by the beginning of the text: CR where no LF stands outside quotation marks but a CR does
 * (old Macintosh programs, whose cells may hold LF), else LF, with or without a CR before it.
 */
export function detectLineEnd(head: string): '\n' | '\r' {
  let isQuoted = false;
  let hasReturn = false;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 34) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (code === 10) return '\n';
    // The last one may be half of a CRLF that the head cut in two.
    else if (code === 13 && i + 1 < head.length) hasReturn = true;
  }
  return hasReturn ? '\r' : '\n';
}
