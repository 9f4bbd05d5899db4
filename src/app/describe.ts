import { Stop } from '../core/faults.ts';
import type { Credential, Limits, Marketplace, Site } from '../core/ports/marketplace.ts';
import { type Text, text } from '../core/text.ts';
import { loadMarketplace, marketplaces } from '../marketplaces/index.ts';
import { columnTemplates } from '../pipeline/columns-templates.ts';
import { guards, listingRules } from '../rules/index.ts';

export interface MarketplaceFacts {
  readonly id: string;
  readonly title: string;
  readonly docs: string;
  readonly capabilities: readonly string[];
  readonly sites: readonly Site[];
  readonly credentials: readonly Credential[];
  readonly limits: Limits;
}

/** What each marketplace can do, from the code itself. Throws Stop where there is none of that name. */
export async function describeMarketplaces(id?: string): Promise<readonly MarketplaceFacts[]> {
  const wanted = Object.keys(marketplaces).filter((name) => id === undefined || name === id);
  if (wanted.length === 0) throw noMarketplace(id);
  const loaded = await Promise.all(wanted.map((name) => loadMarketplace(name)));
  return loaded.flatMap((one) => (one ? [factsOf(one)] : []));
}

/** For a name that no marketplace has: it tells those there are. */
export function noMarketplace(id: string | undefined): Stop {
  const all = Object.keys(marketplaces).join(', ');
  return new Stop(text(`There is no marketplace ${id}. There are: ${all}.`, `没有名为 ${id} 的平台。可选：${all}。`));
}

function factsOf(marketplace: Marketplace): MarketplaceFacts {
  const { manifest, limits } = marketplace;
  return {
    id: manifest.id,
    title: manifest.title,
    docs: manifest.docs,
    capabilities: capabilitiesOf(marketplace),
    sites: manifest.sites,
    credentials: manifest.credentials,
    limits,
  };
}

/** Derived, never written by hand: a member that is present is the capability. */
export function capabilitiesOf(marketplace: Marketplace): readonly string[] {
  const kinds = Object.values(marketplace.kinds);
  const { delivery } = marketplace.limits.pictures;
  const found: Readonly<Record<string, boolean>> = {
    create: kinds.some(({ create }) => create.length > 0),
    update: kinds.some(({ update }) => update.length > 0),
    withdraw: kinds.some(({ withdraw }) => withdraw.length > 0),
    batch: kinds.some(({ create, update }) => [...create, ...update].some(({ batch }) => batch > 1)),
    poll: 'poll' in marketplace,
    preview: 'preview' in marketplace,
    adopt: 'list' in marketplace,
    taxonomy: 'taxonomy' in marketplace,
    'pictures by address': delivery.includes('by-address'),
    'own pictures': delivery.includes('as-document'),
  };
  return Object.keys(found).filter((name) => found[name]);
}

export interface RuleFacts {
  readonly id: string;
  readonly severity: string;
  readonly about: Text;
  readonly examples: { readonly valid: number; readonly invalid: number };
}

/** Every rule and guard. Throws Stop where there is none of that name. */
export function describeRules(id?: string): readonly RuleFacts[] {
  const all: RuleFacts[] = [
    ...listingRules.map((rule) => ({
      id: rule.id,
      severity: rule.severity,
      about: rule.about,
      examples: { valid: rule.examples.valid.length, invalid: rule.examples.invalid.length },
    })),
    ...guards.map((guard) => ({
      id: guard.id,
      severity: 'guard',
      about: guard.about,
      examples: { valid: 0, invalid: 0 },
    })),
  ];
  const wanted = all.filter((rule) => id === undefined || rule.id === id);
  if (wanted.length > 0) return wanted;
  throw new Stop(text(`There is no rule ${id}.`, `没有名为 ${id} 的规则。`), {
    hint: text('`listwright rules` lists them all.', '`listwright rules` 可列出全部规则。'),
  });
}

/** The kinds of sheets that are known by their headers. */
export async function describeTemplates(): Promise<
  readonly { readonly id: string; readonly title: Text; readonly headers: number }[]
> {
  return (await columnTemplates()).map(({ id, title, headers }) => ({ id, title, headers: headers.size }));
}
