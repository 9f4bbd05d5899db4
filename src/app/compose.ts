import type { Credentials } from '../core/auth.ts';
import { Stop } from '../core/faults.ts';
import type { Limits, Marketplace, Site } from '../core/ports/marketplace.ts';
import { text } from '../core/text.ts';
import type { Channel } from '../core/words.ts';
import { loadMarketplace, marketplaces } from '../marketplaces/index.ts';
import type { PriceRule } from '../pipeline/price.ts';
import type { StockRule } from '../pipeline/stock.ts';
import type { ChannelConfig, Config } from './config.ts';
import { credentialsOf, type Environment } from './credentials.ts';
import { keepInstead, type Vault, withKept } from './vault.ts';

/** A channel of the config with the marketplace it belongs to. */
export interface ComposedChannel {
  readonly channel: Channel;
  readonly marketplace: Marketplace;
  readonly price: PriceRule;
  readonly stock: StockRule;
  readonly credentials: Credentials;
  /** Keeps a credential that took the place of another one. */
  readonly keep: (name: string, value: string) => Promise<void>;
  readonly proxy?: string;
}

export interface ComposeOptions {
  readonly environment: Environment;
  readonly vault: Vault;
  /** Ids or globs; empty: all. */
  readonly only: readonly string[];
  /** 'judge': nothing leaves the machine, so a missing upload password is not the listing's fault. */
  readonly purpose: 'judge' | 'publish';
}

/** Chosen ports, settled figures: config → channels. Throws Stop for an unknown marketplace, site or channel. */
export async function composeChannels(
  config: Pick<Config, 'channels' | 'images'>,
  options: ComposeOptions,
): Promise<readonly ComposedChannel[]> {
  const wanted = Object.entries(config.channels).filter(
    ([id]) => options.only.length === 0 || options.only.some((glob) => matchesGlob(id, glob)),
  );
  if (wanted.length === 0) throw unknownChannel(options.only, Object.keys(config.channels));
  return Promise.all(
    wanted.map(([id, settings]) => composed(id, settings, { ...options, hasHost: config.images.host !== undefined })),
  );
}

async function composed(
  id: string,
  settings: ChannelConfig,
  options: ComposeOptions & { hasHost: boolean },
): Promise<ComposedChannel> {
  const marketplace = await known(settings.marketplace, id);
  const site = siteOf(marketplace, settings.site, id);
  const limits = overlaid(marketplace.limits, site, settings);
  const given = credentialsOf(id, marketplace, options.environment);
  const credentials = withKept(id, await options.vault.read(id), given);
  const endpoint = settings.endpoint;
  if (endpoint === undefined && site.origin === undefined) throw endpointMissing(id, marketplace);
  const channel: Channel = {
    id,
    marketplace: marketplace.manifest.id,
    site: site.id,
    account: settings.account ?? endpoint ?? site.origin ?? site.id,
    locale: settings.language ?? site.locale,
    currency: settings.currency ?? site.currency,
    ...(endpoint !== undefined && { endpoint }),
    settings: settings.settings,
    ...(site.demands && { demands: site.demands }),
    delivery: settings.pictures ?? delivery(limits, { marketplace, credentials, ...options }),
    limits,
  };
  return {
    channel,
    marketplace,
    price: settings.price,
    stock: settings.stock,
    credentials,
    keep: (name, value) => keepInstead(options.vault, id, { name, value, given: given[name] }),
    ...(settings.proxy !== undefined && { proxy: settings.proxy }),
  };
}

/** By address where a host makes addresses, else through the marketplace's own upload where its sign-in is at hand. */
function delivery(
  limits: Limits,
  {
    marketplace,
    credentials,
    hasHost,
    purpose,
  }: { marketplace: Marketplace; credentials: Credentials; hasHost: boolean; purpose: ComposeOptions['purpose'] },
): Channel['delivery'] {
  const ways = limits.pictures.delivery;
  if (hasHost && ways.includes('by-address')) return 'by-address';
  if (!ways.includes('as-document')) return 'none';
  const { auth, uploads } = marketplace.manifest;
  const needed = auth[uploads ?? Object.keys(auth)[0] ?? '']?.credentials ?? [];
  return purpose === 'judge' || needed.every((name) => credentials[name]) ? 'as-document' : 'none';
}

async function known(id: string, channel: string): Promise<Marketplace> {
  const marketplace = await loadMarketplace(id);
  if (marketplace) return marketplace;
  const all = Object.keys(marketplaces).join(', ');
  throw new Stop(
    text(
      `Channel ${channel}: no marketplace is called ${id}. This version knows: ${all}.`,
      `渠道 ${channel}：没有名为 ${id} 的平台。本版本支持：${all}。`,
    ),
    {
      hint: text('See `listwright marketplaces`.', '请查看 `listwright marketplaces`。'),
    },
  );
}

function siteOf(marketplace: Marketplace, wanted: string | undefined, channel: string): Site {
  const { sites, title } = marketplace.manifest;
  const site = wanted === undefined ? sites[0] : sites.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
  if (site) return site;
  const all = sites.map(({ id }) => id).join(', ');
  throw new Stop(
    text(
      `Channel ${channel}: ${title} has no site ${wanted}. It has: ${all}.`,
      `渠道 ${channel}：${title} 没有站点 ${wanted}。可选：${all}。`,
    ),
  );
}

function overlaid(limits: Limits, site: Site, { limits: own }: ChannelConfig): Limits {
  const rates = { ...limits.rates };
  for (const [bucket, figures] of Object.entries(own?.rates ?? {})) {
    const stated = rates[bucket];
    if (stated) rates[bucket] = { ...stated, ...figures };
  }
  return { ...limits, ...site.limits, rates };
}

function endpointMissing(channel: string, marketplace: Marketplace): Stop {
  const { title } = marketplace.manifest;
  return new Stop(
    text(
      `Channel ${channel}: every ${title} shop has its own address, and none is given.`,
      `渠道 ${channel}：每个 ${title} 店铺都有自己的网址，但此处没有填写。`,
    ),
    {
      hint: text(
        `Add a line to listwright.yaml: endpoint: https://your-shop.example`,
        `请在 listwright.yaml 中加上：endpoint: https://您的店铺网址`,
      ),
    },
  );
}

function unknownChannel(only: readonly string[], all: readonly string[]): Stop {
  return new Stop(
    text(
      `No channel is called ${only.join(', ')}. listwright.yaml has: ${all.join(', ')}.`,
      `没有名为 ${only.join('、')} 的渠道。listwright.yaml 中有：${all.join('、')}。`,
    ),
    {
      hint: text('Check the spelling after --channel.', '请检查 --channel 后面的名称。'),
    },
  );
}

/** `*` stands for anything. */
export function matchesGlob(name: string, glob: string): boolean {
  const pattern = glob.split('*').map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(name);
}
