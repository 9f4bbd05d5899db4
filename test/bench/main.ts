import { type Figure, machine, show } from './figure.ts';
import { publish } from './publish.ts';
import { quota } from './quota.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { start } from './start.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { start, read, publish, quota };

async function read(): Promise<readonly Figure[]> {
  return [...(await readCsv()), ...(await readXlsx())];
}

const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const strange = names.find((name) => !Object.hasOwn(BENCHES, name));
if (strange !== undefined) {
  process.stderr.write(`There is no bench ${strange}. There are: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
process.stderr.write(`${machine()}; medians of five\n`);
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const figures = (await BENCHES[name]?.()) ?? [];
  for (const figure of figures)
    process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figure) : show(figure)}\n`);
}
