import { relative } from 'node:path';
import { variableOf } from '../../app/credentials.ts';
import { describeMarketplaces } from '../../app/describe.ts';
import {
  ANSWER_FORMS,
  type Answers,
  type ChannelAnswer,
  channelId,
  defaultAnswers,
  demandFreeFolder,
  writeShop,
} from '../../app/init.ts';
import { type Proposal, propose } from '../../app/proposal.ts';
import { Stop } from '../../core/faults.ts';
import { columnLetter } from '../../core/mapping.ts';
import { type Text, text } from '../../core/text.ts';
import { type Command, type Flags, hasFlag, listFlag, textFlag } from '../command.ts';
import { printable } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { folderOf } from './open.ts';

/** `listwright init products.xlsx` */
export const init: Command['run'] = async (files, flags, terminal) => {
  if (files.length === 0) {
    throw new Stop(text('Which file are your products in?', '您的商品在哪个文件里？'), {
      hint: text('Say: listwright init products.xlsx', '请输入：listwright init products.xlsx'),
    });
  }
  const folder = folderOf(flags);
  if (!hasFlag(flags, 'force')) await demandFreeFolder(folder);
  const encoding = textFlag(flags, 'encoding');
  const proposal = await propose(files, { ...(encoding !== undefined && { encoding }) });
  terminal.err(seen(proposal, terminal));
  const answers = await answered(proposal, flags, terminal);
  const written = await writeShop(folder, proposal, { answers, overwrite: hasFlag(flags, 'force') ? 'yes' : 'no' });
  terminal.out(`${terminal.say(text(`Wrote ${written.join(' and ')}.`, `已写入 ${written.join('、')}。`))}\n`);
  terminal.err(await nextSteps(answers, { folder, terminal }));
  return 0;
};

function seen({ accounts, rows, mapping, samples, questions }: Proposal, terminal: Terminal): string {
  const lines = accounts.map(
    ({ file, reading }) => `${file}: ${reading.format}${reading.encoding ? `, ${reading.encoding}` : ''}`,
  );
  lines.push(
    terminal.say(text(`${rows} product rows. The columns were understood so:`, `共 ${rows} 行商品。各列识别如下：`)),
  );
  for (const { index, header, field, option, score, why } of mapping?.columns ?? []) {
    if (header === '') continue;
    const doubt = field && score < 0.9 ? `  ${Math.round(score * 100)}% ${terminal.say(why)}` : '';
    const sample = field ? '' : shortSample(samples.get(index));
    lines.push(
      `  ${columnLetter(index).padEnd(3)}${header.replaceAll(/\s+/g, ' ')} → ${field ?? '–'}${option ? ` (${option})` : ''}${doubt}${sample}`,
    );
  }
  for (const { field, why } of questions)
    if (why === 'missing')
      lines.push(terminal.say(text(`  No column for ${field} was found.`, `  没有找到 ${field} 列。`)));
  return `${lines.map(printable).join('\n')}\n`;
}

const QUESTIONS: Readonly<Record<Proposal['questions'][number]['why'], (field: string) => Text>> = {
  missing: (field) => text(`Which column holds the ${field}?`, `哪一列是 ${field}？`),
  unsure: (field) =>
    text(`Is this the ${field}? If not, which column is?`, `这一列是 ${field} 吗？如果不是，是哪一列？`),
  several: (field) => text(`Several columns may be the ${field}. Which one is?`, `有多列可能是 ${field}，是哪一列？`),
};

/** A value of the column, so that a person knows which one it is. */
function shortSample(sample: string | undefined): string {
  const plain = sample?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (plain === '') return '';
  return `  (${plain.length > 24 ? `${plain.slice(0, 24)}…` : plain})`;
}

/** Asks only what the file cannot tell. */
async function answered(proposal: Proposal, flags: Flags, terminal: Terminal): Promise<Answers> {
  const named = listFlag(flags, 'marketplace');
  const defaults = await defaultAnswers(proposal, named);
  if (!terminal.isInteractive) return defaults;
  const { default: inquirer } = await import('inquirer');
  const say = terminal.say;
  const columns: Record<number, Answers['columns'][number]> = {};
  const without: Answers['columns'][number][] = [];
  for (const { field, why, candidates, proposed } of proposal.questions) {
    const choices = candidates.map(({ index, header }) => ({
      name: printable(
        `${columnLetter(index)} ${header.replaceAll(/\s+/g, ' ')}${shortSample(proposal.samples.get(index))}`,
      ),
      value: index,
    }));
    const { index } = await inquirer.prompt([
      {
        type: 'select',
        name: 'index',
        message: say(QUESTIONS[why](field)),
        choices: [...choices, { name: say(text('none', '没有')), value: -1 }],
        ...(proposed !== undefined && { default: proposed }),
      },
    ]);
    if (index >= 0) columns[index] = field;
    else without.push(field);
  }
  const all = await describeMarketplaces();
  const { chosen } =
    named.length > 0
      ? { chosen: named }
      : await inquirer.prompt([
          {
            type: 'checkbox',
            name: 'chosen',
            message: say(text('Publish to which marketplaces?', '发布到哪些平台？')),
            choices: all.map(({ id, title }) => ({ name: title, value: id })),
            required: true,
          },
        ]);
  const { currency, engine } = await inquirer.prompt([
    {
      type: 'input',
      name: 'currency',
      message: say(text('Currency of the prices in your file', '表格中价格的币种')),
      default: defaults.currency,
      validate: fitting('currency', terminal),
    },
    {
      type: 'select',
      name: 'engine',
      message: say(text('Who translates?', '由谁翻译？')),
      choices: [
        { name: 'DeepL (LISTWRIGHT_DEEPL_KEY)', value: 'deepl' },
        { name: say(text('translations.csv alone', '只用 translations.csv')), value: 'memory' },
        { name: say(text('nobody', '不翻译')), value: 'none' },
      ],
    },
  ]);
  const channels: ChannelAnswer[] = [];
  for (const channel of defaults.channels.filter(({ marketplace }) => chosen.includes(marketplace)))
    channels.push(await askChannel(channel, { inquirer, terminal }));
  return { currency, engine, channels, columns, without };
}

async function askChannel(
  channel: ChannelAnswer,
  { inquirer, terminal }: { inquirer: typeof import('inquirer')['default']; terminal: Terminal },
): Promise<ChannelAnswer> {
  const { say } = terminal;
  const given = await inquirer.prompt([
    ...(channel.endpoint === undefined
      ? []
      : [
          {
            type: 'input' as const,
            name: 'endpoint',
            message: say(text(`${channel.marketplace}: address of your shop`, `${channel.marketplace}：店铺网址`)),
            default: channel.endpoint,
            validate: fitting('endpoint', terminal),
          },
        ]),
    {
      type: 'input',
      name: 'language',
      message: say(text(`${channel.marketplace}: language of the listings`, `${channel.marketplace}：商品语言`)),
      default: channel.language,
      validate: fitting('language', terminal),
    },
    {
      type: 'input',
      name: 'currency',
      message: say(text(`${channel.marketplace}: currency`, `${channel.marketplace}：币种`)),
      default: channel.currency,
      validate: fitting('currency', terminal),
    },
    {
      type: 'input',
      name: 'times',
      message: say(text(`${channel.marketplace}: multiply your price by`, `${channel.marketplace}：价格乘以`)),
      default: channel.times,
      validate: fitting('times', terminal),
    },
  ]);
  return { ...channel, ...given, id: channelId(channel.marketplace, given.language) };
}

/** For inquirer: true, or what the answer must look like. */
function fitting(name: keyof typeof ANSWER_FORMS, { say }: Terminal): (value: string) => true | string {
  const { fits, form } = ANSWER_FORMS[name];
  return (value) => fits(value) || say(form);
}

async function nextSteps(
  { channels, engine }: Answers,
  { folder, terminal }: { folder: string; terminal: Terminal },
): Promise<string> {
  const facts = await describeMarketplaces();
  const inFolder = relative(process.cwd(), folder);
  const at = inFolder === '' ? '' : ` -C ${inFolder}`;
  const variables = channels.flatMap(({ id, marketplace }) =>
    (facts.find((one) => one.id === marketplace)?.credentials ?? [])
      .filter(({ optional }) => !optional)
      .map(({ name }) => variableOf(id, name)),
  );
  const lines = [
    terminal.say(text('Next:', '下一步：')),
    `  listwright check${at}`,
    terminal.say(
      text(
        '  Look through listwright.yaml: addresses, prices, languages.',
        '  查看 listwright.yaml：网址、价格、语言。',
      ),
    ),
    terminal.say(text('  Set the keys in the environment:', '  在环境变量中设置密钥：')),
    ...[...variables, ...(engine === 'deepl' ? ['LISTWRIGHT_DEEPL_KEY'] : [])].map((name) => `    ${name}`),
    `  listwright plan${at}`,
    `  listwright apply${at}`,
  ];
  return `${lines.join('\n')}\n`;
}
