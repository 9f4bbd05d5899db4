import type { Event, ReportContext } from '../core/ports/reporter.ts';
import { findingView } from './finding-view.ts';
import { jsonText } from './json-text.ts';

/** The event stream itself, one JSON object a line, as it happens; texts in one language. */
export async function* ndjson(events: AsyncIterable<Event>, context: ReportContext): AsyncIterable<string> {
  for await (const event of events) yield `${jsonText({ schema: 1, ...eventView(event, context) })}\n`;
}

function eventView(event: Event, { lang }: ReportContext): object {
  if (event.is === 'finding') return { is: event.is, finding: findingView(event.finding, lang) };
  if (event.is !== 'outcome') return event;
  const findings = event.outcome.findings.map((finding) => findingView(finding, lang));
  return { is: event.is, outcome: { ...event.outcome, findings } };
}
