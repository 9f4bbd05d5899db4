import type {
  ChangeView,
  Command,
  Event,
  OutcomeView,
  ReportContext,
  Reporter,
} from '../../src/core/ports/reporter.ts';
import type { Finding } from '../../src/core/words.ts';

/** Everything a reporter writes about these events. */
export async function report(
  reporter: Reporter,
  events: readonly Event[],
  context: Partial<ReportContext> = {},
): Promise<string> {
  async function* source() {
    yield* events;
  }
  let written = '';
  for await (const piece of reporter(source(), { lang: 'en', ...context })) written += String(piece);
  return written;
}

export function run(command: Command, events: readonly Event[], exit = 0): readonly Event[] {
  return [
    { is: 'start', command, run: 'r1', at: '2026-11-22T10:00:00.000Z', inputs: { files: ['products.xlsx'] } },
    ...events,
    { is: 'end', at: '2026-11-22T10:00:01.000Z', exit },
  ];
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'text/too-long',
    severity: 'error',
    message: { en: 'Title is 94 characters; woo-de takes 80.', zh: '标题有 94 个字符，woo-de 最多允许 80 个字符。' },
    hint: { en: 'Shorten it.', zh: '请缩短。' },
    channel: 'woo-de',
    sku: 'A026-3',
    field: 'title',
    value: '一只杯子',
    where: { file: 'products.xlsx', sheet: '产品', row: 14, column: 'C', cell: 'C14', header: '产品名称' },
    ...changes,
  };
}

export function found(changes: Partial<Finding> = {}): Event {
  return { is: 'finding', finding: finding(changes) };
}

export function changed(changes: Partial<ChangeView> = {}): Event {
  const plain = {
    key: 'product/A026',
    kind: 'product',
    action: 'create',
    cause: 'file',
    channel: 'woo-de',
    sku: 'A026',
  } as const;
  return {
    is: 'change',
    change: { ...plain, title: 'Mug', fields: [{ path: 'name', before: null, after: 'Mug' }], ...changes },
  };
}

export function became(changes: Partial<OutcomeView> = {}): Event {
  const plain = { key: 'product/A026', channel: 'woo-de', sku: 'A026', is: 'done', action: 'create' } as const;
  return { is: 'outcome', outcome: { ...plain, refs: { id: 17 }, findings: [], ...changes } };
}
