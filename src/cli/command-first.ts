import type { Option } from './options.ts';

/** `listwright --lang zh check` is `listwright check --lang zh`: flags that every command takes may stand before it too. */
export function commandFirst(argv: readonly string[], options: readonly Option[]): readonly string[] {
  let at = 0;
  while (at < argv.length) {
    const word = argv[at] ?? '';
    const option = options.find(({ name, short }) => word.split('=')[0] === `--${name}` || word === `-${short}`);
    if (!option) break;
    at += option.value === undefined || word.includes('=') ? 1 : 2;
  }
  const [command, ...rest] = argv.slice(at);
  if (at === 0 || command === undefined || command.startsWith('-')) return argv;
  const end = rest.indexOf('--');
  const before = end === -1 ? rest : rest.slice(0, end);
  return [command, ...before, ...argv.slice(0, at), ...rest.slice(before.length)];
}
