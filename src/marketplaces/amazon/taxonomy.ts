import { Ambiguous } from '../../core/faults.ts';
import { isRecord } from '../../core/json.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Category, CategoryChoice, Taxonomy } from '../../core/taxonomy.ts';
import { ask } from './ask.ts';
import { attributesOf } from './schema/attributes.ts';
import { hereOf } from './sites.ts';
import { definition, productTypes } from './wire.ts';

const API = '/definitions/2020-09-01/productTypes';

/** The locales that definitions are written in; elsewhere in the site's own (`DEFAULT`). */
const WRITTEN = new Set(
  'ar_AE de_DE en_AE en_AU en_CA en_GB en_IN en_SG en_US es_ES es_MX es_US fr_CA fr_FR it_IT ja_JP nl_NL pl_PL pt_BR pt_PT sv_SE tr_TR zh_CN zh_TW'.split(
    ' ',
  ),
);

/** Amazon's categories are product types; each has a JSON Schema of all that may and must be said. */
export const taxonomy: Taxonomy = { suggest, read };

async function suggest(words: string, io: Io): Promise<readonly CategoryChoice[]> {
  const { marketplaceId } = hereOf(io.channel);
  const query = { marketplaceIds: marketplaceId, itemName: encodeURIComponent(words), locale: localeOf(io) };
  const answer = await ask(io, API, { bucket: 'definitions', query, answer: productTypes });
  return answer.productTypes.map(({ name, displayName }) => ({ id: name, title: displayName || name }));
}

async function read(category: string, io: Io): Promise<Category> {
  const { marketplaceId } = hereOf(io.channel);
  const seller = io.channel.settings.seller?.trim();
  const query = {
    marketplaceIds: marketplaceId,
    requirements: 'LISTING',
    requirementsEnforced: 'ENFORCED',
    locale: localeOf(io),
    ...(seller && { sellerId: encodeURIComponent(seller) }),
  };
  const path = `${API}/${encodeURIComponent(category)}`;
  const about = await ask(io, path, { bucket: 'definitions', query, answer: definition });
  const { resource: url } = about.schema.link;
  const { json } = await io.http.send({ method: 'GET', url, bucket: 'storage', harmless: true, auth: 'none' });
  if (!isRecord(json) || !isRecord(json.properties)) throw new Ambiguous(`no schema came for ${category}`);
  return {
    id: about.productType,
    title: about.displayName || about.productType,
    version: about.schema.checksum,
    locale: about.locale || localeOf(io),
    attributes: attributesOf(json),
    schema: json,
  };
}

function localeOf(io: Io): string {
  const { language } = hereOf(io.channel);
  return WRITTEN.has(language) ? language : 'DEFAULT';
}
