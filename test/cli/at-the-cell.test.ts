import { mkdirSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { TestShop } from './shop.ts';

const LONG_TITLE = `Crew neck shirt ${Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ')}`;
const HEAD =
  'sku,title,description,bullets,brand,category,price,stock,barcode,weight (g),picture,origin,Gender,Sleeve length';

/** One sound product, and five with one mistake each; a cell is named by its column and the row that it stands in. */
const PRODUCTS = [
  line({ sku: 'SOUND' }),
  line({ sku: 'TITLE', title: LONG_TITLE }),
  line({ sku: 'BLANK', gender: '', sleeve: '' }),
  line({ sku: 'WRONG', gender: 'Robots', sleeve: 'Endless' }),
  line({ sku: 'CODE', title: 'Building blocks', category: 'Toys', code: '' }),
  line({ sku: 'SMALL', picture: 'small.png' }),
];

function line(change: {
  sku: string;
  title?: string;
  category?: string;
  code?: string;
  picture?: string;
  gender?: string;
  sleeve?: string;
}): string {
  const { sku, title = 'Crew neck shirt', category = 'Shirts', code = '4006381333931' } = change;
  const { picture = `${sku}.png`.toLowerCase(), gender = 'Unisex', sleeve = 'Short sleeve' } = change;
  const facts = [`A shirt named ${sku}`, 'Soft to the skin', 'QINGHE', category, '19.00', '5', code, '300'];
  return [sku, title, ...facts, picture, 'CN', gender, sleeve].join(',');
}

const CATEGORIES = `marketplace,site,category,id,title,reason,reviewed
amazon,US,Shirts,SHIRT,,,yes
amazon,US,Toys,TOYS_AND_GAMES,,,yes
ebay,EBAY_US,Shirts,15687,,,yes
ebay,EBAY_US,Toys,183448,,,yes
etsy,us,Shirts,482,,,yes
etsy,us,Toys,1602,,,yes
walmart,US,Shirts,T-Shirts,,,yes
walmart,US,Toys,Plush Toys,,,yes
`;

const ATTRIBUTES = `marketplace,site,category,attribute,from,said,value,reason,reviewed
amazon,US,*,supplier_declared_dg_hz_regulation,,,not_applicable,,yes
amazon,US,*,country_of_origin,,,CN,,yes
amazon,US,SHIRT,item_type_keyword,,,shirts,,yes
amazon,US,SHIRT,target_gender,Gender,,,,yes
amazon,US,SHIRT,department,,,unisex-adult,,yes
amazon,US,SHIRT,age_range_description,,,Adult,,yes
amazon,US,SHIRT,fabric_type,,,100% Cotton,,yes
amazon,US,TOYS_AND_GAMES,item_type_keyword,,,toys,,yes
amazon,US,TOYS_AND_GAMES,batteries_included,,,false,,yes
amazon,US,TOYS_AND_GAMES,batteries_required,,,false,,yes
amazon,US,TOYS_AND_GAMES,cpsia_cautionary_statement,,,No Warning Applicable,,yes
amazon,US,TOYS_AND_GAMES,manufacturer_minimum_age,,,36 months,,yes
ebay,EBAY_US,15687,Color,,,White,,yes
ebay,EBAY_US,15687,Size,,,M,,yes
ebay,EBAY_US,15687,Department,Gender,Unisex,Unisex Adults,,yes
etsy,us,1602,347021,,,3 - 5 years,,yes
walmart,US,*,condition,,,New,,yes
walmart,US,*,isProp65WarningRequired,,,No,,yes
walmart,US,T-Shirts,color,,,White,,yes
walmart,US,T-Shirts,clothingSize,,,M,,yes
walmart,US,T-Shirts,ageGroup,,,Adult,,yes
walmart,US,Plush Toys,ageGroup,,,Child,,yes
walmart,US,Plush Toys,smallPartsWarnings,,,0 - No warning applicable,,yes
`;

const CHANNELS: Readonly<Record<string, string>> = {
  amazon: 'US',
  ebay: 'EBAY_US',
  etsy: 'us',
  shopify: '',
  walmart: 'US',
  woocommerce: '',
};

let shop: TestShop;
let env: Record<string, string>;
let planned: number | null;
beforeAll(async () => {
  shop = await TestShop.open();
  const rehearsals = Object.entries(shop.sandbox.channels);
  env = Object.fromEntries(
    rehearsals.flatMap(([id, { credentials }]) =>
      Object.entries(credentials).map(([name, value]) => [`LISTWRIGHT_${id.toUpperCase()}_${name}`, value]),
    ),
  );
  shop.write('listwright.yaml', configOf(rehearsals));
  shop.write('products.csv', `${[HEAD, ...PRODUCTS].join('\n')}\n`);
  shop.write('categories.csv', CATEGORIES);
  shop.write('attributes.csv', ATTRIBUTES);
  mkdirSync(`${shop.folder}/images`);
  for (const [at, name] of ['sound', 'title', 'blank', 'wrong', 'code', 'small'].entries()) {
    const side = name === 'small' ? 100 : 1600;
    const background = { r: 20 * at, g: 90, b: 120 };
    const picture = sharp({ create: { width: side, height: side, channels: 3, background } });
    shop.write(`images/${name}.png`, await picture.png().toBuffer());
  }
  planned = (await shop.run(['plan'], { env })).exit;
  await shop.sandbox.close();
});

function configOf(rehearsals: readonly [string, TestShop['sandbox']['channels'][string]][]): string {
  const channels = rehearsals.map(([id, { endpoint, settings }]) => {
    const site = CHANNELS[id] ? `site: ${CHANNELS[id]}, ` : '';
    const currency = id === 'etsy' || id === 'woocommerce' ? 'EUR' : 'USD';
    return `  ${id}: { marketplace: ${id}, ${site}endpoint: '${endpoint}', language: en-US, currency: ${currency}, settings: ${JSON.stringify(settings)} }`;
  });
  return `catalogue: { files: products.csv, language: en-US, currency: USD, images: images }
translate: { engine: none }
rates: rates.csv
images: { host: { folder: public, url: 'https://pictures.example' } }
channels:
${channels.join('\n')}
`;
}

interface Found {
  readonly id: string;
  readonly severity: string;
  readonly channel: string;
  readonly sku: string;
  readonly where?: { readonly file: string; readonly cell?: string };
}

async function checked(): Promise<readonly Found[]> {
  const { out } = await shop.run(['check', '--format', 'json'], { env });
  return JSON.parse(out).findings;
}

const UNTOLD = 'nothing';

/** `SKU id cell`, in the order of the sheet. */
function toldOf(findings: readonly Found[], channel: string): readonly string[] {
  const own = findings.filter((finding) => finding.channel === channel);
  return own.map(({ sku, id, where }) => `${sku} ${id} ${where?.cell ?? UNTOLD}`).sort();
}

describe('with every marketplace out of reach, once their categories are kept', () => {
  let findings: readonly Found[];
  beforeAll(async () => {
    findings = await checked();
  });

  it.each<[string, readonly string[]]>([
    [
      'amazon',
      [
        'BLANK attribute/missing M4',
        'CODE text/missing I6',
        'SMALL picture/too-small K7',
        'TITLE text/too-long B3',
        'WRONG attribute/not-among M5',
      ],
    ],
    [
      'ebay',
      [
        'BLANK attribute/missing M4',
        'CODE text/missing I6',
        'SMALL picture/too-small K7',
        'TITLE text/too-long B3',
        'WRONG attribute/not-allowed M5',
      ],
    ],
    [
      'walmart',
      [
        'BLANK attribute/missing M4',
        'CODE text/missing I6',
        'SMALL picture/too-small K7',
        'TITLE text/too-long B3',
        'WRONG attribute/not-allowed M5',
      ],
    ],
    // Etsy has no place for a product code.
    [
      'etsy',
      [
        'BLANK attribute/missing N4',
        'SMALL picture/too-small K7',
        'TITLE text/too-long B3',
        'WRONG attribute/not-allowed N5',
      ],
    ],
    // Without attributes and without a code that must be given; the one has no limit of titles that a person could reach.
    ['shopify', ['SMALL picture/too-small K7', 'TITLE text/too-long B3']],
    ['woocommerce', ['SMALL picture/too-small K7']],
  ])('each mistake is told once for %s, at its cell, and nothing of the sound product', (channel, told) => {
    expect(planned).toBe(1);
    expect(toldOf(findings, channel)).toEqual(told);
  });

  it('nothing else is said, and all of it is an error in the sheet', () => {
    const strange = findings.filter(({ channel, severity, where }) => {
      return !(channel in CHANNELS) || severity !== 'error' || where?.file !== 'products.csv';
    });

    expect(strange).toEqual([]);
  });
});

describe('an attribute that no column says', () => {
  it.each(['amazon', 'ebay', 'etsy', 'walmart'])('is missed by %s at the cell of the category', async (channel) => {
    const without = PRODUCTS.slice(0, 1).map((one) => one.split(',').slice(0, -2).join(','));
    shop.write('products.csv', `${[HEAD.split(',').slice(0, -2).join(','), ...without].join('\n')}\n`);

    const findings = await checked();

    expect(toldOf(findings, channel)).toEqual(['SOUND attribute/missing F2']);
  });
});
