import type { Event, ReportContext } from '../core/ports/reporter.ts';
import type { Finding, Lang } from '../core/words.ts';
import { findingsOf } from './findings-of.ts';
import { placeOf } from './place-of.ts';

/** What is listed of a rule before the rest is only counted: a report stays readable, and small, over any catalogue. */
const MOST_LISTED = 50;

interface Case {
  count: number;
  errors: number;
  readonly listed: string[];
}

/** JUnit XML: a suite a channel, a case a rule that found something; an error fails its case, warnings and notes are its output. */
export async function* junit(events: AsyncIterable<Event>, { lang }: ReportContext): AsyncIterable<string> {
  const suites = new Map<string, Map<string, Case>>();
  let command = 'listwright';
  for await (const event of events) {
    if (event.is === 'start') command = `listwright ${event.command}`;
    for (const finding of findingsOf(event)) add(caseOf(suites, finding), finding, lang);
  }
  // A report without a case is taken for a broken one.
  if (suites.size === 0) suites.set('catalogue', new Map([['no findings', { count: 0, errors: 0, listed: [] }]]));

  const cases = [...suites.values()].flatMap((suite) => [...suite.values()]);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(command)}" ${counts(cases)}>\n`;
  for (const [name, suite] of suites) yield suiteText(name, suite);
  yield '</testsuites>\n';
}

function caseOf(suites: Map<string, Map<string, Case>>, { channel = 'catalogue', id }: Finding): Case {
  const suite = suites.get(channel) ?? new Map<string, Case>();
  suites.set(channel, suite);
  const found = suite.get(id) ?? { count: 0, errors: 0, listed: [] };
  suite.set(id, found);
  return found;
}

function add(found: Case, finding: Finding, lang: Lang): void {
  found.count++;
  if (finding.severity === 'error') found.errors++;
  if (found.listed.length >= MOST_LISTED) return;
  const place = [placeOf(finding.where, lang), finding.sku].filter(Boolean).join(' ');
  const hint = finding.hint ? ` ${finding.hint[lang]}` : '';
  found.listed.push(`${finding.severity}: ${place === '' ? '' : `${place}: `}${finding.message[lang]}${hint}`);
}

function suiteText(name: string, suite: ReadonlyMap<string, Case>): string {
  const cases = [...suite].map(([id, found]) => caseText(id, name, found)).join('');
  return `  <testsuite name="${xml(name)}" ${counts([...suite.values()])}>\n${cases}  </testsuite>\n`;
}

function caseText(id: string, channel: string, found: Case): string {
  const open = `    <testcase name="${xml(id)}" classname="${xml(channel)}"`;
  if (found.count === 0) return `${open}/>\n`;
  const more = found.count - found.listed.length;
  const lines = [...found.listed, ...(more > 0 ? [`… +${more}`] : [])].join('\n');
  const inner =
    found.errors > 0
      ? `<failure type="${xml(id)}" message="${xml(`${found.listed[0]}${found.count > 1 ? ` (+${found.count - 1})` : ''}`)}">${xml(lines)}</failure>`
      : `<system-out>${xml(lines)}</system-out>`;
  return `${open}>\n      ${inner}\n    </testcase>\n`;
}

function counts(cases: readonly Case[]): string {
  return `tests="${cases.length}" failures="${cases.filter((found) => found.errors > 0).length}" errors="0"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold at all is replaced, other control and bidi characters are written as numbers. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(
      /[\t\r\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
      (sign) => `&#${sign.charCodeAt(0)};`,
    );
}
