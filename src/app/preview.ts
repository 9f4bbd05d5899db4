import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import type { Lang, Listing } from '../core/words.ts';
import { previewCard } from '../page/preview/card.ts';
import { previewFrame } from '../page/preview/frame.ts';
import { PREVIEW_WORDS } from '../page/preview/words.ts';
import { catalogue } from './catalogue.ts';
import { inputsOf } from './check.ts';
import { exitOf } from './exit.ts';
import { PreviewFindings } from './preview-findings.ts';
import { previewFinding, previewListing } from './preview-listing.ts';
import { PreviewPictures } from './preview-pictures.ts';
import { beginRun, type RunLog } from './runs.ts';
import type { Shop } from './shop.ts';

export interface PreviewCommandOptions {
  readonly skus: readonly string[];
  readonly first?: number;
  /** Where the page goes; pictures go into `<name>_files/` beside it. */
  readonly file: string;
  readonly lang: Lang;
}

/**
 * Writes a page that opens from disk and shows every listing as its channel will. Memory does not grow with the catalogue, and
 * an earlier page stays until the new one is whole. Returns the exit code.
 */
export async function previewCommand(shop: Shop, options: PreviewCommandOptions): Promise<number> {
  const run = beginRun(shop, 'check', inputsOf(shop));
  const draft = `${options.file}.${shop.world.pid}.part`;
  const pictures = new PreviewPictures(shop.store.blobs, options.file);
  const page = await begun(pictures, { file: options.file, draft });
  try {
    const counts = await written(shop, { ...options, run, pictures, write: (markup) => page.writeFile(markup) });
    await page.close();
    await rename(draft, options.file);
    const { error, warning, note } = run.severities;
    run.emit({ is: 'summary', summary: { ...counts, errors: error, warnings: warning, notes: note } });
    const exit = exitOf({ errors: error, rejected: 0, unsettled: 0, isSignedOut: false });
    run.end(exit);
    return exit;
  } catch (reason) {
    await page.close();
    await rm(draft, { force: true });
    throw reason;
  }
}

/** Opens the page's draft and makes room for its pictures. Throws Stop where a page of this name cannot stand. */
async function begun(
  pictures: PreviewPictures,
  { file, draft }: { file: string; draft: string },
): Promise<Awaited<ReturnType<typeof open>>> {
  try {
    await mkdir(dirname(file), { recursive: true });
    if ((await stat(file).catch(() => undefined))?.isDirectory()) throw unwritable(file);
    await pictures.begin();
    return await open(draft, 'w');
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : '';
    throw ['ENOENT', 'ENOTDIR', 'EEXIST'].includes(code) ? unwritable(file, reason) : reason;
  }
}

function unwritable(file: string, cause?: unknown): Stop {
  return new Stop(text(`No page can be written at ${file}.`, `无法在 ${file} 写入网页。`), {
    hint: text('Give -o another name, in a folder of yours.', '请用 -o 指定您自己文件夹中的另一个文件名。'),
    cause,
  });
}

interface Writing extends PreviewCommandOptions {
  readonly run: RunLog;
  readonly pictures: PreviewPictures;
  readonly write: (markup: string) => Promise<void>;
}

/** Writes head, cards and tail as the listings come by; what it counted on the way. */
async function written(shop: Shop, { run, pictures, write, ...options }: Writing): Promise<Record<string, number>> {
  const { lang } = options;
  const titles = new Map(shop.composed.map(({ channel, marketplace }) => [channel.id, marketplace.manifest.title]));
  const frame = previewFrame({ lang, channels: [...titles.keys()] });
  const findings = new PreviewFindings();
  await write(frame.head.toString());
  let current: { readonly listing: Listing; isHeld: boolean } | undefined;
  const finish = async (): Promise<void> => {
    if (!current) return;
    const { listing, isHeld } = current;
    const parts = { ...(await pictures.of(listing)), findings: findings.of(listing), isHeld, lang };
    const marketplace = titles.get(listing.channel.id) ?? listing.channel.marketplace;
    await write(previewCard(previewListing(listing, { ...parts, marketplace }), PREVIEW_WORDS[lang]).toString());
  };
  const work = await catalogue(shop, {
    ...options,
    strict: 'no',
    purpose: 'look',
    offline: 'yes',
    report(finding) {
      findings.add(finding);
      run.report(finding);
    },
    held(listing, channel) {
      if (current?.listing.id === listing && current.listing.channel.id === channel) current.isHeld = true;
    },
    // A listing is judged before the next one is looked at: only then all that is to be said of it is known.
    async look(listing) {
      await finish();
      if (current && current.listing.id !== listing.id) findings.pass(current.listing);
      current = { listing, isHeld: false };
    },
    progress: (stage, done) => run.emit({ is: 'progress', stage, done }),
  });
  for await (const _ of work.rendered) {
    // The documents are of no interest here.
  }
  await finish();
  const strays = findings.strays();
  const told = strays.findings.map((finding) => ({
    ...previewFinding(finding, lang),
    ...(finding.channel !== undefined && { channel: finding.channel }),
  }));
  await write(frame.tail(told, strays.more).toString());
  const rows = work.accounts.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows.read, 0);
  return { rows, ...work.counts };
}
