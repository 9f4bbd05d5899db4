import { Command as Commander, CommanderError, Option as CommanderOption, InvalidArgumentError } from 'commander';
import { packageVersion } from '../app/version.ts';
import type { Lang } from '../core/text.ts';
import type { Command, Flags } from './command.ts';
import { commandFirst } from './command-first.ts';
import { commands } from './commands/index.ts';
import { failure } from './failure.ts';
import { headings, parseError } from './help-texts.ts';
import { languageOf } from './language.ts';
import { openTerminal } from './open-terminal.ts';
import { COMMAND_OPTIONS, GLOBAL_OPTIONS, type Option } from './options.ts';
import { openResultFile } from './result-file.ts';

/** Parses, runs the command, and turns whatever goes wrong into a sentence and an exit code. */
export async function runProgram(typed: readonly string[]): Promise<number> {
  const argv = commandFirst(typed, GLOBAL_OPTIONS);
  const lang = languageOf(langFlag(argv), process.env, Intl.DateTimeFormat().resolvedOptions().locale);
  let exit = 0;
  let isVerbose = false;
  const program = shell('listwright', lang)
    .description(ABOUT[lang])
    .version(packageVersion(), '-V, --version', VERSION[lang])
    .usage(USAGE[lang])
    .addHelpText('after', EXAMPLES[lang]);
  for (const command of commands) {
    const sub = shell(command.name, lang).description(command.about[lang]);
    if (command.arguments) sub.argument(command.arguments);
    else sub.allowExcessArguments(false);
    for (const option of [...(COMMAND_OPTIONS[command.name] ?? []), ...GLOBAL_OPTIONS]) addOption(sub, option, lang);
    sub.action(async (...given: unknown[]) => {
      const flags = flagsOf(sub);
      isVerbose = flags.verbose === true;
      exit = await dispatch(command, argumentsOf(given), { flags, lang });
    });
    program.addCommand(sub);
  }
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (reason) {
    if (reason instanceof CommanderError)
      return parseError(reason, {
        lang,
        argv,
        names: commands.map(({ name }) => name),
        write: (text) => process.stderr.write(text),
      });
    return failure(reason, { lang, isVerbose, write: (text) => process.stderr.write(text) });
  }
}

async function dispatch(
  command: Command,
  args: readonly string[],
  { flags, lang }: { flags: Flags; lang: Lang },
): Promise<number> {
  // The preview page is a file in any case, and names its own place.
  const file =
    typeof flags.output === 'string' && command.name !== 'preview' ? openResultFile(flags.output) : undefined;
  const terminal = openTerminal({ lang, flags, file });
  try {
    const exit = await command.run(args, flags, terminal);
    file?.close('keep');
    return exit;
  } catch (reason) {
    file?.close('drop');
    throw reason;
  } finally {
    terminal.settle();
  }
}

/** A commander that throws instead of printing and exiting, and whose headings are translated. */
function shell(name: string, lang: Lang): Commander {
  const titles = headings[lang];
  return new Commander(name)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: (text) => void process.stdout.write(text) })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: termOf,
      helpWidth: Math.min(process.stdout.columns ?? 100, 100),
    })
    .helpOption('-h, --help', titles['display help'] ?? 'display help')
    .helpCommand(false)
    .showHelpAfterError(false);
}

/** `check [FILE...]`: that options may follow goes without saying. */
function termOf(command: Commander): string {
  const names = command.registeredArguments.map((argument) =>
    argument.required
      ? `<${argument.name()}${argument.variadic ? '...' : ''}>`
      : `[${argument.name()}${argument.variadic ? '...' : ''}]`,
  );
  return [command.name(), ...names].join(' ');
}

function addOption(sub: Commander, { name, short, value, choices, about }: Option, lang: Lang): void {
  const isMany = value?.endsWith('…') === true;
  const argument = value === undefined ? '' : ` <${isMany ? `${value.slice(0, -1)}...` : value}>`;
  const option = new CommanderOption(`${short ? `-${short}, ` : ''}--${name}${argument}`, about[lang]);
  if (choices) option.argParser((given: string) => oneOf(choices, given));
  sub.addOption(option);
}

/** Not commander's own `choices`: that repeats in help what the placeholder says. */
function oneOf(choices: readonly string[], given: string): string {
  if (choices.includes(given)) return given;
  throw new InvalidArgumentError(choices.join(', '));
}

/** By the names of options.ts, whatever commander makes of them; `--no-x` is true under `no-x`. */
function flagsOf(sub: Commander): Flags {
  const flags: Record<string, boolean | string | readonly string[]> = {};
  for (const option of sub.options) {
    const name = option.long?.slice(2) ?? '';
    const value: unknown = sub.getOptionValue(option.attributeName());
    if (option.negate) flags[name] = value === false;
    else if (typeof value === 'boolean' || typeof value === 'string') flags[name] = value;
    else if (Array.isArray(value)) flags[name] = value.map(String);
  }
  return flags;
}

function argumentsOf(given: readonly unknown[]): readonly string[] {
  return given.flatMap((one) => (typeof one === 'string' ? [one] : Array.isArray(one) ? one.map(String) : []));
}

function langFlag(argv: readonly string[]): string | undefined {
  const place = argv.indexOf('--lang');
  return place >= 0 ? argv[place + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}

const ABOUT = {
  en: "From a merchant's product sheet to live listings on many marketplaces.",
  zh: '把商家的商品表变成多个海外平台上的在售商品。',
};
const VERSION = { en: 'the version', zh: '版本号' };
const USAGE = { en: '<command> [options]', zh: '<命令> [选项]' };
const EXAMPLES = {
  en: `
Begin here:
  listwright demo                  see the whole job on a sample shop
  listwright init products.xlsx    set up a shop for your own file
  listwright check                 find what is wrong, offline
  listwright plan                  what would change
  listwright apply                 publish it
`,
  zh: `
从这里开始：
  listwright demo                  用示例店铺看完整流程
  listwright init products.xlsx    为您自己的表格建立店铺
  listwright check                 离线检查问题
  listwright plan                  查看将要变更的内容
  listwright apply                 发布
`,
};
