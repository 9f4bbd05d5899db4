import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom. Members of a plural family never import each other; a file at the family's root may import its members. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  core: ['lib'],
  ...Object.fromEntries(
    [
      'readers',
      'translators',
      'imaging',
      'hosts',
      'rules',
      'marketplaces',
      'stores',
      'transport',
      'pipeline',
      'engine',
      'page',
    ].map((folder) => [folder, ['core', 'lib']]),
  ),
  reporters: ['core', 'lib', 'page'],
  sandbox: ['lib', 'imaging', 'page'],
  app: [
    'core',
    'lib',
    'readers',
    'translators',
    'imaging',
    'hosts',
    'rules',
    'marketplaces',
    'stores',
    'transport',
    'pipeline',
    'engine',
    'page',
    'reporters',
    'sandbox',
  ],
  cli: ['app', 'core', 'lib'],
};
/** Folders whose subfolders are siblings that know nothing of each other. */
const FAMILIES = ['readers', 'translators', 'marketplaces', 'stores', 'sandbox', 'rules'];
const HANDED_IN =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bMath\.random\b|\brandom(?:Bytes|UUID|Int)\(|\bprocess\.env\b|(?:await|return|[=(,!&|?:>])\s*fetch\(|\bconsole\./;
/** The command line is where the world comes in. */
const MAY_TOUCH_THE_WORLD = /^(?:lib\/clock\.ts|cli\/)/;

const files = globSync('src/**/*.ts').map((file) => file.replaceAll('\\', '/').slice('src/'.length));
const sources = new Map(files.map((file) => [file, readFileSync(`src/${file}`, 'utf8')]));

function strayImports(file: string, source: string): readonly string[] {
  const [folder = '', member] = file.split('/');
  return [...source.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(([, path = '']) => {
    const target = posix.normalize(posix.join(posix.dirname(file), path));
    const [to = '', sibling] = target.split('/');
    const isSibling =
      to === folder && FAMILIES.includes(folder) && isFolder(member) && isFolder(sibling) && sibling !== member;
    return (to === folder && !isSibling) || MAY[folder]?.includes(to) ? [] : [`${file} → ${target}`];
  });
}

function isFolder(name: string | undefined): boolean {
  return name !== undefined && !name.endsWith('.ts');
}

describe('the house', () => {
  it('imports go one way', () => {
    expect([...sources].flatMap(([file, source]) => strayImports(file, source))).toEqual([]);
  });

  it('sees an import that goes the wrong way, and one between siblings', () => {
    expect(strayImports('core/money.ts', "import { x } from '../engine/plan.ts';")).toHaveLength(1);
    expect(
      strayImports('marketplaces/shopify/render.ts', "const x = await import('../woocommerce/wire.ts');"),
    ).toHaveLength(1);
    expect(strayImports('sandbox/shopify/index.ts', "import { Stop } from '../../core/faults.ts';")).toHaveLength(1);
    expect(strayImports('readers/csv/read-csv.ts', "export { y } from '../xlsx/index.ts';")).toHaveLength(1);
    expect(strayImports('engine/plan.ts', "import type { Send } from '../transport/index.ts';")).toHaveLength(1);
    expect(strayImports('cli/main.ts', "import '../engine/plan.ts';")).toHaveLength(1);
    expect(strayImports('marketplaces/index.ts', "import('./shopify/index.ts')")).toHaveLength(0);
    expect(strayImports('readers/csv/read-csv.ts', "import { source } from '../source.ts';")).toHaveLength(0);
  });

  it('time, chance and environment are handed in', () => {
    const strays = [...sources].filter(
      ([file, source]) => !MAY_TOUCH_THE_WORLD.test(file) && HANDED_IN.test(withoutComments(source)),
    );

    expect(strays.map(([file]) => file)).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const t = performance.now();',
    'Math.random()',
    'id = randomUUID();',
    'process.env.HOME',
    'const answer = await fetch(url);',
    'console.log(1)',
  ])('sees %s', (line) => {
    expect(HANDED_IN.test(withoutComments(line))).toBe(true);
  });

  it.each(['new Date(clock.now())', 'picture.fetch(url)', 'prefetch(url)', '// Date.now() is forbidden'])(
    'lets %s pass',
    (line) => {
      expect(HANDED_IN.test(withoutComments(line))).toBe(false);
    },
  );

  it('no marketplace is named outside its own folders', () => {
    const named = [...sources].filter(
      ([file, source]) =>
        /^(?:core|lib|engine|pipeline|transport|stores|rules)\//.test(file) &&
        /['"`](?:shopify|woocommerce)['"`]/.test(source),
    );

    expect(named.map(([file]) => file)).toEqual([]);
  });

  it('files stay small and shallow', () => {
    const lengths = [...sources.values()].map((source) => source.split('\n').length).sort((a, b) => a - b);

    expect(lengths.at(-1)).toBeLessThanOrEqual(400);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(220);
    expect(Math.max(...files.map((file) => file.split('/').length + 1))).toBeLessThanOrEqual(5);
  });
});

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '');
}
