import type { Event, ReportContext } from '../core/ports/reporter.ts';
import { findingsOf } from './findings-of.ts';
import { type Shape, shapeOf, Tally } from './tally.ts';
import { Changes } from './terminal/changes.ts';
import { closing } from './terminal/closing.ts';
import { Causes } from './terminal/findings.ts';
import { Outcomes } from './terminal/outcomes.ts';
import { painter } from './terminal/paint.ts';

/** For a person: causes rather than rows, what changes, what became of it, and what to type next. Fits a screen whatever the catalogue's size. */
export async function* human(events: AsyncIterable<Event>, context: ReportContext): AsyncIterable<string> {
  const { lang } = context;
  const tally = new Tally();
  const causes = new Causes();
  const changes = new Changes();
  const outcomes = new Outcomes();
  let shape: Shape = 'check';
  let isCompared = true;
  let hasShop = true;
  let isEnded = false;
  for await (const event of events) {
    tally.add(event);
    for (const finding of findingsOf(event)) causes.add(finding, lang);
    if (event.is === 'start') {
      shape = shapeOf(event.command);
      isCompared = event.command !== 'follow';
      hasShop = event.inputs.shop !== 'none';
    }
    if (event.is === 'change' && shape === 'plan') changes.add(event.change);
    if (event.is === 'outcome') outcomes.add(event.outcome);
    if (event.is === 'summary' || event.is === 'end') isEnded = true;
  }

  const options = { lang, width: context.width ?? UNLIMITED, paint: painter(context) };
  const lines = [
    ...causes.lines(options),
    ...changes.lines(options),
    ...outcomes.lines(options),
    // A run that broke off came to nothing: why is said elsewhere.
    ...(isEnded ? closing(shape, tally, { lang, isCompared, hasShop }) : []),
  ];
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

/** A pipe or a file has no edge. */
const UNLIMITED = 1000;
