import type { ChangeView, Event, OutcomeView, ReportContext } from '../core/ports/reporter.ts';
import type { Lang } from '../core/words.ts';
import { type FindingView, findingView } from './finding-view.ts';
import { jsonText } from './json-text.ts';
import { type Shape, shapeOf, Tally } from './tally.ts';

/**
 * One JSON document per run, written while it happens: nothing but findings that come after the first change or outcome is kept.
 * Those follow in `laterFindings`, which is absent where there are none.
 */
export async function* json(events: AsyncIterable<Event>, context: ReportContext): AsyncIterable<string> {
  const tally = new Tally();
  const late: FindingView[] = [];
  let shape: Shape = 'check';
  let list: 'findings' | 'changes' | 'outcomes' | undefined;
  let isFirst = true;

  for await (const event of events) {
    tally.add(event);
    if (event.is === 'start') {
      shape = shapeOf(event.command);
      yield opening(shape, event);
      continue;
    }
    const item = itemOf(event, shape, context.lang);
    if (!item) continue;
    if (item.list === 'findings' && list !== undefined && list !== 'findings') {
      late.push(item.view);
      continue;
    }
    if (item.list !== list) {
      yield `${list === undefined ? '' : ']'},\n"${item.list}":[`;
      list = item.list;
      isFirst = true;
    }
    yield `${isFirst ? '' : ','}\n${jsonText(item.view)}`;
    isFirst = false;
  }
  yield closing(list, shape, late);
  yield `,\n"summary":${jsonText(tally.summary(shape))}}\n`;
}

function opening(shape: Shape, start: Extract<Event, { is: 'start' }>): string {
  if (shape === 'check') return '{"schema":1';
  if (shape === 'apply') return `{"schema":1,"run":${jsonText(start.run)}`;
  return `{"schema":1,"id":${jsonText(start.run)},"created":${jsonText(start.at)},"inputs":${jsonText(start.inputs)}`;
}

type Item =
  | { readonly list: 'findings'; readonly view: FindingView }
  | { readonly list: 'changes' | 'outcomes'; readonly view: object };

function itemOf(event: Event, shape: Shape, lang: Lang): Item | undefined {
  if (event.is === 'finding') return { list: 'findings', view: findingView(event.finding, lang) };
  if (event.is === 'change' && shape === 'plan') return { list: 'changes', view: changeView(event.change) };
  if (event.is === 'outcome' && shape === 'apply') return { list: 'outcomes', view: outcomeView(event.outcome, lang) };
  return undefined;
}

function changeView({ key, kind, action, cause, channel, sku, fields, held }: ChangeView): object {
  return { key, kind, action, cause, channel, sku, fields, ...(held !== undefined && { held }) };
}

function outcomeView({ key, channel, sku, is, refs, findings }: OutcomeView, lang: Lang): object {
  return { key, channel, sku, is, refs, findings: findings.map((finding) => findingView(finding, lang)) };
}

/** Ends the open list and writes the lists of this shape that nothing was said for. */
function closing(list: string | undefined, shape: Shape, late: readonly FindingView[]): string {
  const main = { check: 'findings', translate: 'findings', plan: 'changes', apply: 'outcomes' }[shape];
  const end = list === undefined ? '' : '\n]';
  const empty = list === main ? '' : `,\n"${main}":[]`;
  return `${end}${empty}${late.length === 0 ? '' : `,\n"laterFindings":${jsonText(late)}`}`;
}
