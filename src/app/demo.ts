import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Event } from '../core/ports/reporter.ts';
import { type Lang, type Text, text } from '../core/text.ts';
import { VirtualClock } from '../lib/clock.ts';
import { applyCommand } from './apply.ts';
import { check } from './check.ts';
import { connect } from './connect.ts';
import { variableOf } from './credentials.ts';
import { type Inspection, inspect } from './inspect.ts';
import { type PictureFolderServer, servePictureFolder } from './picture-folder-server.ts';
import { planCommand } from './plan.ts';
import { previewCommand } from './preview.ts';
import { openSandbox, type ServedSandbox } from './sandbox.ts';
import { openQuestions, saveSettings } from './settings.ts';
import { openShop, type Shop } from './shop.ts';
import { translateCommand } from './translate.ts';
import type { World } from './world.ts';

/** A step of the demo, told as it begins; `events` is what happened in it. */
export interface DemoStep {
  readonly command: string;
  readonly about: Text;
  readonly events: readonly Event[];
  readonly inspection?: Inspection;
}

export interface DemoResult {
  readonly folder: string;
  readonly sandbox: ServedSandbox;
  /** Where the rehearsal's buyers see pictures that went by address. */
  readonly pictures: PictureFolderServer;
  readonly preview: string;
  /** Milliseconds of the rehearsal's own time: waits for quotas are skipped, not shortened. */
  readonly rehearsed: number;
  readonly isSettled: boolean;
}

const SAMPLE = new URL('../../fixtures/catalogues/sample/', import.meta.url);
const FILES = [
  'products.xlsx',
  'new-arrivals.csv',
  'images',
  'rates.csv',
  'glossary.csv',
  'translations.csv',
  'categories.csv',
  'attributes.csv',
  'parties.csv',
  'listwright.yaml',
];
/** Work on real sockets settles within this, before the rehearsal's clock jumps to the next moment somebody waits for. */
const SETTLE = 25;

/** The whole job on the sample shop against rehearsal marketplaces, in a temporary folder that stays. */
export async function demo(
  world: World,
  options: { marketplaces: readonly string[]; lang: Lang; onStep: (step: DemoStep) => Promise<void> },
): Promise<DemoResult> {
  const clock = new VirtualClock(world.clock.now(), (then) => void setTimeout(then, SETTLE));
  const began = clock.now();
  const sandbox = await openSandbox(
    { clock },
    { marketplaces: options.marketplaces, quota: 'real', seed: 1, port: 0, loopbackPictures: 'allowed' },
  );
  const folder = await mkdtemp(join(tmpdir(), 'listwright-demo-'));
  for (const name of FILES) await cp(new URL(name, SAMPLE), join(folder, name), { recursive: true });
  const pictures = await servePictureFolder(join(folder, 'public'));
  const environment = { ...world.environment, ...(await pointAt(sandbox, { folder, pictures: pictures.url })) };
  const inside = (emit: World['emit']): World => ({ ...world, clock, environment, emit, loopbackPictures: 'allowed' });
  const files = ['products.xlsx', 'new-arrivals.csv'].map((name) => join(folder, name));

  await options.onStep({
    command: 'inspect products.xlsx new-arrivals.csv',
    about: text('what is in the files', '查看文件内容'),
    events: [],
    inspection: await inspect(files),
  });
  const step = async (
    command: string,
    about: Text,
    work: (shop: Shop) => Promise<number>,
  ): Promise<{ exit: number; events: readonly Event[] }> => {
    const events: Event[] = [];
    const shop = await openShop(
      inside((event) => {
        if (event.is === 'progress') world.emit(event);
        else events.push(event);
      }),
      { folder, channels: [], purpose: 'publish' },
    );
    try {
      const exit = await work(shop);
      // What is wrong is told once, by `check`; of the others only what each step came to.
      const told = command === 'check' ? events : events.filter((event) => event.is !== 'finding');
      await options.onStep({ command, about, events: told });
      return { exit, events };
    } finally {
      shop.store.close();
    }
  };
  const all = { skus: [], allow: [], offline: 'no' } as const;
  await chooseSettings(
    inside(() => undefined),
    folder,
  );
  if (
    await asksForCategories(
      inside(() => undefined),
      folder,
    )
  )
    await step('plan', text('ask the marketplaces where the goods belong', '向平台查询商品应归入的类目'), (shop) =>
      planCommand(shop, { ...all, exitCode: 'no' }),
    );
  await step('check', text('find what is wrong', '检查问题'), (shop) => check(shop, { skus: [], strict: 'no' }));
  await step(
    'translate',
    text('the sample brings its own translations; a DeepL key would do the rest', '示例自带译文；其余可由 DeepL 翻译'),
    (shop) => translateCommand(shop, { skus: [] }),
  );
  const preview = join(folder, 'preview.html');
  await step('preview', text('a page of what it will look like', '生成预览网页'), (shop) =>
    previewCommand(shop, { skus: [], file: preview, lang: options.lang }),
  );
  await step('plan', text('what would change', '查看将要变更的内容'), (shop) =>
    planCommand(shop, { ...all, exitCode: 'no' }),
  );
  await step('apply --yes', text('publish', '发布'), (shop) =>
    applyCommand(shop, { ...all, patience: 3_600_000, confirm: async () => true }),
  );
  const after = await step('plan', text('a second look finds nothing to do', '再看一次：无事可做'), (shop) =>
    planCommand(shop, { ...all, exitCode: 'no' }),
  );
  return {
    folder,
    sandbox,
    pictures,
    preview,
    rehearsed: clock.now() - began,
    isSettled: !after.events.some((event) => event.is === 'change' && event.change.held === undefined),
  };
}

async function asksForCategories(world: World, folder: string): Promise<boolean> {
  const shop = await openShop(world, { folder, channels: [], purpose: 'judge' });
  shop.store.close();
  return shop.composed.some(({ marketplace }) => marketplace.taxonomy !== undefined);
}

/** What `listwright login` would ask a person; the rehearsal takes the first of each. */
async function chooseSettings(world: World, folder: string): Promise<void> {
  const shop = await openShop(world, { folder, channels: [], purpose: 'publish' });
  try {
    const channels = await connect(shop.composed, { store: shop.store, world, pictures: shop.pictures });
    for (const { channel, setting, choices } of await openQuestions(channels)) {
      const [first] = choices;
      if (first) await saveSettings(shop.config, channel, { [setting.name]: first.value });
    }
  } finally {
    shop.store.close();
  }
}

/** Writes the rehearsal's address and that of the pictures into the sample's config, keeping its comments; returns the credentials as variables. */
async function pointAt(
  sandbox: ServedSandbox,
  { folder, pictures }: { folder: string; pictures: string },
): Promise<Record<string, string>> {
  const file = join(folder, 'listwright.yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  const variables: Record<string, string> = {};
  document.setIn(['images', 'host'], { folder: 'public', url: pictures });
  const channels: unknown = document.toJS().channels;
  for (const [id, channel] of Object.entries(channels ?? {})) {
    const rehearsal = sandbox.channels[String(channel.marketplace)];
    if (!rehearsal) {
      document.deleteIn(['channels', id]);
      continue;
    }
    document.setIn(['channels', id, 'endpoint'], rehearsal.endpoint);
    for (const [name, value] of Object.entries(rehearsal.settings))
      document.setIn(['channels', id, 'settings', name], value);
    for (const [name, value] of Object.entries(rehearsal.credentials)) variables[variableOf(id, name)] = value;
  }
  await writeFile(file, document.toString({ lineWidth: 0 }));
  return variables;
}
