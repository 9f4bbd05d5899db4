import type { Event, ReportContext } from '../core/ports/reporter.ts';
import type { Finding, Lang } from '../core/words.ts';
import { findingsOf } from './findings-of.ts';
import { plain } from './plain.ts';

/**
 * Annotations of GitHub Actions, one a finding
 * (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions, escapes as in actions/toolkit's command.ts).
 */
export async function* github(events: AsyncIterable<Event>, context: ReportContext): AsyncIterable<string> {
  for await (const event of events) {
    for (const finding of findingsOf(event)) yield annotation(finding, context.lang);
  }
}

const LEVEL = { error: 'error', warning: 'warning', note: 'notice' } as const;

function annotation(finding: Finding, lang: Lang): string {
  const { where } = finding;
  const line = where?.line ?? where?.row;
  const properties = [
    where && `file=${property(where.file)}`,
    where && line !== undefined && `line=${line}`,
    `title=${property([finding.id, finding.channel].filter(Boolean).join(' · '))}`,
  ].filter(Boolean);
  return `::${LEVEL[finding.severity]} ${properties.join(',')}::${data(sentence(finding, lang))}\n`;
}

function sentence({ message, hint, sku, where }: Finding, lang: Lang): string {
  const place = where?.cell === undefined ? sku : [where.sheet, where.cell, sku].filter(Boolean).join(' ');
  return `${place === undefined ? '' : `${place}: `}${message[lang]}${hint ? ` ${hint[lang]}` : ''}`;
}

function data(text: string): string {
  return plain(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
