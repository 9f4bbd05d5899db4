import type { ChangeView, OutcomeView } from '../core/ports/reporter.ts';
import type { Planned } from '../core/ports/store.ts';
import { text } from '../core/text.ts';
import type { Document, Finding, Json, Origins, Outcome, Problem, Where } from '../core/words.ts';
import { valueAt } from '../engine/changed-paths.ts';
import type { EngineChannel } from '../engine/lanes.ts';

/** A change as reports show it: field by field, old and new. */
export function changeView(change: Planned): ChangeView {
  const { document, action, cause, channel, known, changed, held } = change;
  const title = titleOf(document.body) ?? (known && titleOf(known.body));
  return {
    key: document.key,
    kind: document.kind,
    action,
    cause,
    channel,
    sku: skuOf(document),
    ...(title !== undefined && { title }),
    fields: changed.map((path) => ({
      path: path === '' ? '*' : path,
      before: path === 'after' ? (known?.after.join(', ') ?? null) : known ? valueAt(known.body, path) : null,
      after: path === 'after' ? document.after.join(', ') : valueAt(document.body, path),
    })),
    ...(held !== undefined && { held }),
  };
}

/** An outcome as reports show it: their words turned into findings at the merchant's cells. */
export function outcomeView(change: Planned, outcome: Outcome, engine: EngineChannel): OutcomeView {
  const { document, origins, action } = change;
  return {
    key: outcome.key,
    channel: engine.channel.id,
    sku: skuOf(document),
    is: outcome.is,
    action,
    refs: outcome.refs ?? {},
    findings: findingsOf(outcome, document, { origins, engine }),
  };
}

function findingsOf(
  outcome: Outcome,
  document: Document,
  { origins, engine }: { origins: Origins; engine: EngineChannel },
): readonly Finding[] {
  const base = { channel: engine.channel.id, sku: skuOf(document), ...whereOf('title', document, origins) };
  switch (outcome.is) {
    case 'rejected':
      return outcome.problems.map((problem) => refusal(problem, document, { origins, engine }));
    case 'done':
      return (outcome.problems ?? []).map((problem) => ({
        ...refusal(problem, document, { origins, engine }),
        severity: 'warning' as const,
      }));
    case 'unknown':
      return [
        {
          ...base,
          id: 'listing/unknown',
          severity: 'warning',
          message: text(
            `Nobody knows whether ${outcome.key} was applied: ${outcome.why}`,
            `无法确定 ${outcome.key} 是否已生效：${outcome.why}`,
          ),
          hint: text('Run the same command again: it looks first.', '请再次运行同一命令：它会先查询。'),
        },
      ];
    case 'blocked':
      return [
        {
          ...base,
          id: 'listing/blocked',
          severity: 'warning',
          message: text(
            `${outcome.key} waits for ${outcome.by}, which did not go through.`,
            `${outcome.key} 依赖的 ${outcome.by} 未成功。`,
          ),
        },
      ];
    default:
      return [];
  }
}

const EXISTS = 'listing/exists-already';

function refusal(
  problem: Problem,
  document: Document,
  { origins, engine }: { origins: Origins; engine: EngineChannel },
): Finding {
  const base = { channel: engine.channel.id, sku: skuOf(document), severity: 'error' as const };
  if (problem.code === EXISTS) {
    return {
      ...base,
      ...whereOf('sku', document, origins),
      id: EXISTS,
      field: 'sku',
      message: text(
        `${skuOf(document)} is listed there already, and not by listwright; it was left as it is.`,
        `${skuOf(document)} 在平台上已存在，且不是由 listwright 创建；保持原样。`,
      ),
      hint: text(
        'Give the product another SKU, or delete the one that is there.',
        '请为商品换一个货号，或先在平台上删除原有商品。',
      ),
    };
  }
  const { field, message, hint } = engine.marketplace.errors.explain(problem, document);
  return {
    ...base,
    ...whereOf(field ?? 'title', document, origins),
    id: `${engine.marketplace.manifest.id}/${problem.code}`,
    message,
    ...(hint && { hint }),
    ...(field && { field }),
  };
}

/** The cell behind a field: of the one SKU the document speaks for, else of the product. */
function whereOf(field: string, document: Document, origins: Origins): { where?: Where } {
  const skus = Object.keys(document.skus);
  const own =
    skus.length === 1 ? origins[`${skus[0]}/${field}`] : skus.map((sku) => origins[`${sku}/${field}`]).find(Boolean);
  const where = own ?? origins[field] ?? origins.title;
  return where ? { where } : {};
}

function skuOf(document: Document): string {
  const skus = Object.keys(document.skus);
  return skus.length === 1 ? (skus[0] ?? '') : (document.listing ?? skus[0] ?? '');
}

function titleOf(body: Json): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const named = Object.entries(body).find(
    ([name, value]) => (name === 'title' || name === 'name') && typeof value === 'string',
  );
  return named && String(named[1]);
}
