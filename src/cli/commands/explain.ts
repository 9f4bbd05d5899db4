import { explain as explainSku } from '../../app/explain.ts';
import { findingView } from '../../app/reporters.ts';
import { type Lang, text } from '../../core/text.ts';
import type { Finding } from '../../core/words.ts';
import { type Command, textFlag } from '../command.ts';
import { printable } from '../failure.ts';
import { realWorld } from '../world.ts';
import { withShop } from './open.ts';

/** `listwright explain SKU` */
export const explain: Command['run'] = ([sku = ''], flags, terminal) =>
  withShop(flags, realWorld({ emit: () => undefined }), {
    purpose: 'judge',
    async work(shop) {
      const { channels, findings } = await explainSku(shop, sku, terminal.lang);
      if (textFlag(flags, 'format') === 'json') {
        terminal.out(
          `${JSON.stringify({ schema: 1, sku, channels, findings: findings.map((finding) => findingView(finding, terminal.lang)) }, null, 2)}\n`,
        );
        return 0;
      }
      for (const one of channels) {
        const lines = [
          `${one.channel}: ${one.title}`,
          terminal.say(text('  from', '  来源')),
          ...one.origins.map(
            ({ field, where }) =>
              `    ${field}: ${[where.file, where.sheet, where.cell ?? where.row].filter(Boolean).join(' › ')}${where.header ? ` (${where.header.replaceAll('\n', ' ')})` : ''}`,
          ),
          terminal.say(text('  price', '  价格')),
          ...one.price.map((line) => `    ${line}`),
          terminal.say(text('  live', '  在售')),
          ...(one.live.length > 0
            ? one.live.map(({ key, refs }) => `    ${key} ${JSON.stringify(refs)}`)
            : [terminal.say(text('    nothing yet', '    尚未发布'))]),
          ...one.refused.map((line) => `  ✗ ${line}`),
        ];
        terminal.out(`${lines.map(printable).join('\n')}\n`);
      }
      for (const line of findings.flatMap((finding) => findingLines(finding, terminal.lang)))
        terminal.out(`${printable(line)}\n`);
      return 0;
    },
  });

const MARK = { error: '✗', warning: '!', note: '·' } as const;

function findingLines({ severity, channel, id, where, message, hint }: Finding, lang: Lang): readonly string[] {
  const place = [where?.file, where?.sheet, where?.cell].filter(Boolean).join(' › ');
  return [
    `${MARK[severity]} ${[channel, id, place].filter(Boolean).join('  ')}`,
    `  ${message[lang]}`,
    ...(hint ? [`  → ${hint[lang]}`] : []),
  ];
}
