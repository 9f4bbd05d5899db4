import { createHash } from 'node:crypto';
import type { Call, Result } from './call.ts';
import { presign } from './presigned.ts';
import {
  type DefinitionOptions,
  ENFORCEMENTS,
  groupsOf,
  META_SCHEMA_ID,
  PARENTAGES,
  REQUIREMENTS,
  schemaOf,
} from './product-types/definition.ts';
import { PRODUCT_TYPES, type ProductType } from './product-types/index.ts';
import { choice, csv, sitesOf } from './query.ts';
import { SITES } from './sites.ts';
import { badRequest, SpError } from './sp-error.ts';

/** Of the definitions that stand in this folder. */
const VERSION = 'RH20261122001=';
/** The link to a schema is good for seven days. */
const WEEK = 7 * 24 * 3600;
const LOCALES =
  'DEFAULT ar ar_AE de de_DE en en_AE en_AU en_CA en_GB en_IN en_SG en_US es es_ES es_MX es_US fr fr_CA fr_FR it it_IT ja ja_JP nl nl_NL pl pl_PL pt pt_BR pt_PT sv sv_SE tr tr_TR zh zh_CN zh_TW'.split(
    ' ',
  );

export function searchDefinitionsProductTypes({ query }: Call): Result {
  const sites = sitesOf(query, Number.POSITIVE_INFINITY);
  const keywords = csv(query, 'keywords');
  const itemName = query.get('itemName');
  if (keywords.length > 0 && itemName !== null) throw badRequest("'keywords' cannot be used with 'itemName'.");
  const asked = (itemName ?? keywords.join(' ')).toLowerCase();
  const all = [...PRODUCT_TYPES.values()].filter(({ words }) => words.length > 0);
  const found = asked === '' ? all : all.filter((type) => isMeant(type, asked));
  return {
    data: {
      productTypes: found.map(({ name, displayName }) => ({
        name,
        displayName,
        marketplaceIds: sites.map(({ id }) => id),
      })),
      productTypeVersion: VERSION,
    },
  };
}

/** Words that begin with one of the type's own, so that a plural counts; Chinese and Japanese stand anywhere. */
function isMeant({ name, words }: ProductType, asked: string): boolean {
  const said = asked.split(/[^\p{L}\d-]+/u);
  return (
    name.toLowerCase() === asked.replaceAll(' ', '_') ||
    words
      .map((word) => word.toLowerCase())
      .some((word) =>
        /[\p{sc=Han}\p{sc=Katakana}]/u.test(word) ? asked.includes(word) : said.some((one) => one.startsWith(word)),
      )
  );
}

export function getDefinitionsProductType({ query, parts, origin, shop }: Call): Result {
  const [name = ''] = parts;
  const [site] = sitesOf(query, 1);
  const requirements = choice(query, 'requirements', REQUIREMENTS) ?? 'LISTING';
  const enforced = choice(query, 'requirementsEnforced', ENFORCEMENTS) ?? 'ENFORCED';
  const parentage = choice(query, 'parentageLevel', PARENTAGES);
  const locale = choice(query, 'locale', LOCALES);
  const version = query.get('productTypeVersion') ?? 'LATEST';
  const type = PRODUCT_TYPES.get(name);
  if (!type || !site) throw new SpError(404, 'NOT_FOUND', `Product type '${name}' was not found.`);
  if (!['LATEST', 'RELEASE_CANDIDATE', VERSION].includes(version))
    throw badRequest(`The version '${version}' does not exist.`);
  const options: DefinitionOptions = { site, requirements, enforced, parentage };
  const path = ['schemas', type.name, site.id, requirements, enforced, parentage ?? 'ANY'].join('/');
  return {
    data: {
      metaSchema: linked(origin, 'schemas/meta-schema/v1', shop.clock.now(), META_SCHEMA),
      schema: linked(origin, path, shop.clock.now(), schemaOf(type, options)),
      requirements,
      requirementsEnforced: enforced,
      propertyGroups: Object.fromEntries(
        [...groupsOf(type, options)].map(([group, { title, attributes }]) => [
          group,
          { title, description: `${title} of the product.`, propertyNames: Object.keys(attributes) },
        ]),
      ),
      locale: locale === undefined || locale === 'DEFAULT' ? site.language : locale,
      marketplaceIds: [site.id],
      productType: type.name,
      displayName: type.displayName,
      productTypeVersion: { version: VERSION, latest: true, releaseCandidate: false },
    },
  };
}

/** The schema behind a link; undefined where no link leads. */
export function schemaAt(path: string): unknown {
  if (path === 'schemas/meta-schema/v1') return META_SCHEMA;
  const [, name = '', marketplace = '', ...rest] = path.split('/');
  const type = PRODUCT_TYPES.get(name);
  const site = SITES.get(marketplace);
  const requirements = REQUIREMENTS.find((one) => one === rest[0]);
  const enforced = ENFORCEMENTS.find((one) => one === rest[1]);
  if (!type || !site || !requirements || !enforced) return undefined;
  return schemaOf(type, { site, requirements, enforced, parentage: PARENTAGES.find((one) => one === rest[2]) });
}

function linked(origin: string, path: string, now: number, content: unknown): unknown {
  return {
    link: { resource: presign(origin, path, { now, seconds: WEEK }), verb: 'GET' },
    checksum: createHash('md5').update(JSON.stringify(content)).digest('base64'),
  };
}

/** Names the vocabulary; what its words mean stands in the documentation of the real one. */
const META_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  $id: META_SCHEMA_ID,
  $vocabulary: {
    'https://json-schema.org/draft/2019-09/vocab/core': true,
    'https://json-schema.org/draft/2019-09/vocab/applicator': true,
    'https://json-schema.org/draft/2019-09/vocab/validation': true,
    'https://json-schema.org/draft/2019-09/vocab/meta-data': true,
    'https://json-schema.org/draft/2019-09/vocab/format': false,
    'https://schemas.amazon.com/selling-partners/definitions/product-types/vocabulary/v1': true,
  },
  title: 'Amazon Product Type Definition Meta-Schema (v1)',
  type: ['object', 'boolean'],
  allOf: [{ $ref: 'https://json-schema.org/draft/2019-09/schema' }],
  properties: {
    editable: { type: 'boolean', default: true },
    hidden: { type: 'boolean', default: false },
    enumNames: { type: 'array', items: { type: 'string' } },
    maxUniqueItems: { type: 'integer', minimum: 0 },
    minUniqueItems: { type: 'integer', minimum: 0 },
    maxUtf8ByteLength: { type: 'integer', minimum: 0 },
    minUtf8ByteLength: { type: 'integer', minimum: 0 },
    selectors: { type: 'array', items: { type: 'string' } },
  },
};
