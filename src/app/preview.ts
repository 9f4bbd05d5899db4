import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { showMoney } from '../core/money.ts';
import type { Finding, Lang, Listing, SourcePicture } from '../core/words.ts';
import { documentEnds } from '../page/document.ts';
import { html } from '../page/html.ts';
import { type PreviewFinding, type PreviewListing, type PreviewWords, previewCard } from '../page/preview-card.ts';
import { catalogue } from './catalogue.ts';
import { inputsOf } from './check.ts';
import { exitOf } from './exit.ts';
import { beginRun } from './runs.ts';
import type { Shop } from './shop.ts';

export interface PreviewCommandOptions {
  readonly skus: readonly string[];
  readonly first?: number;
  /** Where the page goes; pictures go into `<name>_files/` beside it. */
  readonly file: string;
  readonly lang: Lang;
}

/** Bytes of a thumbnail in the page. */
const THUMBNAIL = 6000;

const WORDS: Readonly<Record<Lang, PreviewWords & { title: string; about: string }>> = {
  en: {
    title: 'What each listing will look like',
    about: 'Made on this machine from your own file. Nothing has been published.',
    noPicture: 'no picture',
    held: 'held back',
    ready: 'ready',
    variant: 'Variant',
    price: 'Price',
    stock: 'Stock',
    details: 'Description and price',
    sum: 'How the price came about',
  },
  zh: {
    title: '商品效果预览',
    about: '由本机根据您的表格生成，尚未发布任何内容。',
    noPicture: '无图片',
    held: '已扣下',
    ready: '可发布',
    variant: '规格',
    price: '价格',
    stock: '库存',
    details: '描述与价格',
    sum: '价格的计算过程',
  },
};

/** Writes a page that opens from disk and shows every listing as its channel will. Memory does not grow with the catalogue. Returns the exit code. */
export async function previewCommand(shop: Shop, options: PreviewCommandOptions): Promise<number> {
  const run = beginRun(shop, 'check', inputsOf(shop));
  const words = WORDS[options.lang];
  const page = createWriteStream(options.file);
  const [head, tail] = documentEnds(words.title, { lang: options.lang });
  await write(
    page,
    `${head}<header class="top"><h1>${html`${words.title}`}</h1><p>${html`${words.about}`}</p></header><main><ul class="cards">`,
  );
  const findings = new Findings();
  const waiting: Listing[] = [];
  const work = await catalogue(shop, {
    ...options,
    strict: 'no',
    purpose: 'look',
    offline: 'yes',
    report(finding) {
      findings.add(finding);
      run.report(finding);
    },
    held: () => undefined,
    look: (listing) => void waiting.push(listing),
    progress: (stage, done) => run.emit({ is: 'progress', stage, done }),
  });
  const flush = async (): Promise<void> => {
    for (const listing of waiting.splice(0))
      await write(page, `${previewCard(await cardOf(listing, { shop, findings, options }))}`);
  };
  // A listing is judged when the next one is looked at: until then its findings are not complete.
  for await (const _ of work.rendered) if (waiting.length > 1) await flush();
  await flush();
  await write(page, `</ul></main>${tail}`);
  page.end();
  await once(page, 'finish');
  const { error, warning, note } = run.severities;
  run.emit({ is: 'summary', summary: { ...work.counts, errors: error, warnings: warning, notes: note } });
  const exit = exitOf({ errors: error, rejected: 0, unsettled: 0, isSignedOut: false });
  run.end(exit);
  return exit;
}

async function write(page: WriteStream, text: string): Promise<void> {
  if (!page.write(text)) await once(page, 'drain');
}

/** Findings by SKU, until the card that shows them is written. */
class Findings {
  readonly #bySku = new Map<string, Finding[]>();

  add(finding: Finding): void {
    if (finding.sku === undefined) return;
    this.#bySku.set(finding.sku, [...(this.#bySku.get(finding.sku) ?? []), finding]);
  }

  of(listing: Listing): readonly Finding[] {
    const skus = new Set([listing.id, ...listing.variants.map(({ sku }) => sku)]);
    return [...skus]
      .flatMap((sku) => this.#bySku.get(sku) ?? [])
      .filter(({ channel }) => channel === undefined || channel === listing.channel.id);
  }
}

async function cardOf(
  listing: Listing,
  { shop, findings, options }: { shop: Shop; findings: Findings; options: PreviewCommandOptions },
): Promise<PreviewListing> {
  const { lang } = options;
  const limit = listing.channel.limits.text.title;
  const length = limit?.unit === 'bytes' ? Buffer.byteLength(listing.title) : [...listing.title].length;
  const sources = Object.values(listing.sources);
  return {
    title: `${listing.title || listing.id}`,
    length: `${listing.channel.id} · ${length}${limit === undefined ? '' : ` / ${limit.max}`}`,
    isTooLong: limit !== undefined && length > limit.max ? 'yes' : 'no',
    bullets: listing.bullets,
    description: plainText(listing.description),
    thumbnail: await thumbnailOf(sources[0], shop),
    pictures: await copied(sources, { shop, file: options.file }),
    variants: listing.variants.map(({ sku, options: values, price, stock }) => ({
      name: values.join(' / '),
      sku,
      price: showMoney(price),
      stock: stock === undefined ? '–' : String(stock),
      sum: (listing.sums[sku] ?? []).map(({ label, money }) => `${label[lang]}: ${showMoney(money)}`),
    })),
    findings: findings.of(listing).map((finding) => findingView(finding, lang)),
    words: WORDS[lang],
  };
}

/** What a description says, without its markup: on this page a merchant's HTML is text like any other. */
function plainText(markup: string): string {
  return markup
    .replaceAll(/<\/(?:p|li|div|h\d)>|<br\s*\/?>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}

async function thumbnailOf(source: SourcePicture | undefined, { store }: Shop): Promise<string | undefined> {
  const bytes = source && (await store.blobs.get(source.hash));
  if (!bytes) return undefined;
  const { thumbnail } = await import('../imaging/thumbnail.ts');
  return `data:image/jpeg;base64,${Buffer.from(await thumbnail(bytes, THUMBNAIL)).toString('base64')}`;
}

/** Full pictures beside the page, each once; their addresses from the page. */
async function copied(
  sources: readonly SourcePicture[],
  { shop, file }: { shop: Shop; file: string },
): Promise<readonly string[]> {
  const folder = `${basename(file).replace(/\.html?$/, '')}_files`;
  await mkdir(join(dirname(file), folder), { recursive: true });
  const addresses: string[] = [];
  for (const { hash, type } of sources) {
    const name = `${hash}.${type === 'jpeg' ? 'jpg' : type}`;
    await copyFile(shop.store.blobs.path(hash), join(dirname(file), folder, name));
    addresses.push(`${encodeURIComponent(folder)}/${name}`);
  }
  return addresses;
}

function findingView({ severity, message, hint, where }: Finding, lang: Lang): PreviewFinding {
  const cell = [where?.file, where?.sheet, where?.cell ?? where?.row].filter((part) => part !== undefined).join(' ');
  return { severity, message: message[lang], ...(hint && { hint: hint[lang] }), ...(cell !== '' && { cell }) };
}
