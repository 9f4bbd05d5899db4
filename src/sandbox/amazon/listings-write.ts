import { remove } from './accept.ts';
import type { Call, Result } from './call.ts';
import { newSubmissionId } from './ids.ts';
import { isError } from './issue.ts';
import { KEYS } from './lwa.ts';
import { choice, csvOf, sitesOf } from './query.ts';
import type { Site } from './sites.ts';
import { badRequest, unauthorized } from './sp-error.ts';
import { patchBody, putBody } from './submission-body.ts';
import { type Mode, type Outcome, submitPatches, submitWhole } from './submit.ts';

/** Longer ones do not exist on Amazon (general knowledge, not read). */
const SKU_LENGTH = 40;

export async function putListingsItem(call: Call): Promise<Result> {
  const { sku, sites, asked } = placeOf(call, 1);
  const whole = putBody(call.body);
  return submitted(
    call,
    sku,
    asked,
    await eachSite(sites, (site) => submitWhole(call.shop, { sku, site }, whole, asked.mode)),
  );
}

export async function patchListingsItem(call: Call): Promise<Result> {
  const { sku, sites, asked } = placeOf(call, 25);
  const body = patchBody(call.body);
  return submitted(
    call,
    sku,
    asked,
    await eachSite(sites, (site) => submitPatches(call.shop, { sku, site }, body, asked.mode)),
  );
}

/** Accepted also where there is nothing to remove. */
export function deleteListingsItem(call: Call): Result {
  const { sku, sites } = placeOf(call, 1);
  for (const { id } of sites) remove(call.shop, { sku, marketplaceId: id });
  const submissionId = newSubmissionId(call.shop.random);
  return { data: { sku, status: 'ACCEPTED', submissionId, issues: [] }, summary: `delete ${sku}` };
}

interface Asked {
  readonly mode: Mode;
  readonly includedData: readonly ('identifiers' | 'issues')[];
}

function placeOf(call: Call, most: number): { sku: string; sites: readonly Site[]; asked: Asked } {
  const [, sku = ''] = call.parts;
  sellerOf(call);
  if (sku.trim() === '' || sku.length > SKU_LENGTH) throw badRequest(`'sku' has 1 to ${SKU_LENGTH} characters.`);
  const mode = choice(call.query, 'mode', ['VALIDATION_PREVIEW']);
  const includedData = csvOf(call.query, 'includedData', ['identifiers', 'issues']);
  // The parameter's own description: "Can only be requested when `mode` is `VALIDATION_PREVIEW`".
  if (includedData.includes('identifiers') && !mode)
    throw badRequest("'identifiers' can only be requested with 'mode' VALIDATION_PREVIEW.");
  return {
    sku,
    sites: sitesOf(call.query, most),
    asked: { mode: mode ? 'preview' : 'save', includedData: includedData.length > 0 ? includedData : ['issues'] },
  };
}

/** @throws {SpError} 403 for a seller who did not authorise this application. */
export function sellerOf({ parts: [seller = ''] }: Call): void {
  if (seller !== KEYS.SELLER_ID) throw unauthorized('');
}

type SiteOutcome = Outcome & { readonly site: Site };

async function eachSite(
  sites: readonly Site[],
  run: (site: Site) => Promise<Outcome>,
): Promise<readonly SiteOutcome[]> {
  const outcomes: SiteOutcome[] = [];
  for (const site of sites) outcomes.push({ site, ...(await run(site)) });
  return outcomes;
}

/** 200 whatever became of it: what counts is `status`. */
function submitted(
  { shop }: Call,
  sku: string,
  { mode, includedData }: Asked,
  outcomes: readonly SiteOutcome[],
): Result {
  const issues = outcomes.flatMap((one) => one.issues);
  const isSound = !issues.some(isError);
  const sound = mode === 'preview' ? 'VALID' : 'ACCEPTED';
  const identifiers = outcomes.flatMap(({ asin, site }) => (asin ? [{ marketplaceId: site.id, asin }] : []));
  const status = isSound ? sound : 'INVALID';
  return {
    data: {
      sku,
      status,
      submissionId: newSubmissionId(shop.random),
      ...(includedData.includes('identifiers') ? { identifiers: isSound ? identifiers : [] } : {}),
      ...(includedData.includes('issues') ? { issues } : {}),
    },
    summary: [`${sku} ${status}`, ...new Set(issues.map(({ code }) => code))].join(' '),
  };
}
