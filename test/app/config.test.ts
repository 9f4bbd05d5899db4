import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';
import { Stop } from '../../src/core/faults.ts';

async function refusal(yaml: string): Promise<Stop> {
  const folder = shopFolder(yaml);
  const reason = await loadConfig({ folder }).catch((thrown: unknown) => thrown);
  if (reason instanceof Stop) return reason;
  throw new Error('the config was taken');
}

function shopFolder(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-config-'));
  writeFileSync(join(folder, 'listwright.yaml'), yaml);
  return folder;
}

const GOOD = 'catalogue: { files: a.csv }\nchannels:\n  woo: { marketplace: woocommerce }\n';

describe('a mistake in listwright.yaml', () => {
  it.each([
    [
      'a setting that does not exist is named at its own line, with those that do',
      'catalogue:\n  files: a.csv\n  language: zh-CN\n  flies: b.csv\nchannels: { a: { marketplace: shopify } }\n',
      'listwright.yaml:4:3 catalogue.flies: there is no such setting. There are: files, template,',
      'listwright.yaml:4:3 catalogue.flies：没有这个设置。可用的有：files, template,',
    ],
    [
      'one that a channel does not have, in braces',
      `${GOOD}  b: { marketplace: shopify, price: { times: 2, ende: 1 } }\n`,
      'listwright.yaml:4:49 channels.b.price.ende: there is no such setting. There are: times, plus, end, floor',
      'listwright.yaml:4:49 channels.b.price.ende：没有这个设置',
    ],
    [
      'a currency that is none',
      GOOD.replace('a.csv', 'a.csv, currency: euro'),
      'listwright.yaml:1:38 catalogue.currency: must be an ISO 4217 code such as CNY',
      'listwright.yaml:1:38 catalogue.currency：应为 ISO 4217 币种代码，例如 CNY',
    ],
    [
      'a language that is none',
      GOOD.replace('a.csv', 'a.csv, language: German'),
      'catalogue.language: must be a language code such as de-DE',
      'catalogue.language：应为语言代码，例如 de-DE',
    ],
    [
      'a choice that there is not',
      `${GOOD}translate: { engine: google }\n`,
      'listwright.yaml:4:22 translate.engine: must be one of: deepl, memory, none',
      'translate.engine：只能是：deepl, memory, none',
    ],
    [
      'an address that is none',
      GOOD.replace('woocommerce', 'woocommerce, endpoint: shop'),
      'channels.woo.endpoint: must be an address such as https://shop.example',
      'channels.woo.endpoint：应为网址，例如 https://shop.example',
    ],
    [
      'a name of a channel that no variable could have',
      GOOD.replace('woo:', 'Wöö:'),
      'channels.Wöö: must be small letters, digits and hyphens',
      'channels.Wöö：只能用小写字母、数字和连字符',
    ],
    [
      'a number below the least',
      `${GOOD}translate: { budget: -1 }\n`,
      'translate.budget: must be at least 0',
      'translate.budget：不能小于 0',
    ],
    [
      'a list for a text',
      GOOD.replace('woocommerce', '[woocommerce]'),
      'channels.woo.marketplace: must be of the form string',
      'channels.woo.marketplace：应为文字',
    ],
    ['nothing at all', '', 'catalogue: this setting is missing', 'catalogue：缺少这个设置'],
    [
      'no channel',
      'catalogue: { files: a.csv }\nchannels: {}\n',
      'channels: must be at least one channel',
      '至少需要一个渠道',
    ],
    ['no YAML', 'catalogue: {\n', 'listwright.yaml:2:1', 'YAML 格式错误'],
  ])('%s', async (_, yaml, en, zh) => {
    const { text, hint, exit } = await refusal(yaml);

    expect(text.en).toContain(en);
    expect(text.zh).toContain(zh);
    expect(hint?.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(exit).toBe(2);
  });

  it('tells five at a time', async () => {
    const { text } = await refusal(`${GOOD}a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n`);

    expect(text.en.split('\n')).toHaveLength(5);
  });

  it('takes a template whose name is a number', async () => {
    const { catalogue } = await loadConfig({ folder: shopFolder(GOOD.replace('a.csv', 'a.csv, template: 1688')) });

    expect(catalogue.template).toBe('1688');
  });
});
