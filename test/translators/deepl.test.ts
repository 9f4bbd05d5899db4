import { inspect } from 'node:util';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stop, Unavailable } from '../../src/core/faults.ts';
import type { Segment, Translator } from '../../src/core/ports/translator.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { createTranslator, type TranslatorConfig } from '../../src/translators/index.ts';

const HOST = 'https://deepl.example';
const KEY = 'secret-key-123';
let clock: VirtualClock;
beforeEach(() => {
  clock = new VirtualClock();
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const plain = (text: string): Segment => ({ text, from: 'zh-CN', html: false });

async function deepl(more: Partial<TranslatorConfig> = {}): Promise<Translator> {
  const translator = await createTranslator({ engine: 'deepl', key: KEY, clock, endpoint: HOST, ...more });
  if (!translator) throw new Error('no translator');
  return translator;
}

/** Answers each text with itself in angle quotes, and notes the forms it got. */
function echo(forms: URLSearchParams[], times = 1): void {
  const reply = async (request: Request) => {
    const form = new URLSearchParams(await request.text());
    forms.push(form);
    return {
      translations: form
        .getAll('text')
        .map((text) => ({ detected_source_language: 'ZH', text: `«${text}»`, billed_characters: text.length })),
    };
  };
  nock(HOST).post('/v2/translate').times(times).reply(200, reply);
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('the DeepL translator', () => {
  it('answers in order, plain text and HTML in requests of their own', async () => {
    const forms: URLSearchParams[] = [];
    echo(forms, 2);
    const translator = await deepl({ formality: 'prefer_more' });

    const answers = await translator.translate(
      [plain('红'), plain('蓝'), { text: '<p>陶瓷</p>', from: 'zh-CN', html: true }],
      'de-DE',
    );

    expect(answers).toEqual(['«红»', '«蓝»', '«<p>陶瓷</p>»']);
    expect(
      forms.map((form) => [
        form.getAll('text'),
        form.get('tag_handling'),
        form.get('source_lang'),
        form.get('target_lang'),
        form.get('formality'),
      ]),
    ).toEqual([
      [['红', '蓝'], null, 'zh', 'de', 'prefer_more'],
      [['<p>陶瓷</p>'], 'html', 'zh', 'de', 'prefer_more'],
    ]);
  });

  it('sends at most 50 texts and 128 KiB at once', async () => {
    const forms: URLSearchParams[] = [];
    echo(forms, 10);
    const translator = await deepl();

    await translator.translate(
      [...Array.from({ length: 60 }, () => plain('红')), plain('长'.repeat(10_000)), plain('长'.repeat(10_000))],
      'de-DE',
    );

    expect(Math.max(...forms.map((form) => form.getAll('text').length))).toBe(50);
    expect(Math.max(...forms.map((form) => form.toString().length))).toBeLessThanOrEqual(128 * 1024);
  });

  it('halves a request that DeepL finds too large', async () => {
    nock(HOST).post('/v2/translate').reply(413, { message: 'Request Entity Too Large' });
    const forms: URLSearchParams[] = [];
    echo(forms, 2);

    expect(await (await deepl()).translate([plain('红'), plain('蓝'), plain('绿')], 'de-DE')).toEqual([
      '«红»',
      '«蓝»',
      '«绿»',
    ]);
    expect(forms.map((form) => form.getAll('text').length)).toEqual([2, 1]);
  });

  it.each([
    ['en-US', 'en-US'],
    ['en-AU', 'en-GB'],
    ['pt-BR', 'pt-BR'],
    ['es-MX', 'es-419'],
    ['es-ES', 'es'],
    ['zh-TW', 'zh-HANT'],
    ['no-NO', 'nb'],
  ])('asks for %s as %s', async (locale, target) => {
    const forms: URLSearchParams[] = [];
    echo(forms);

    await (await deepl()).translate([plain('红')], locale);

    expect(forms[0]?.get('target_lang')).toBe(target);
  });

  it.each([429, 500, 503, 504, 529])('waits and asks again at %i', async (status) => {
    nock(HOST).post('/v2/translate').times(2).reply(status, { message: 'busy' });
    echo([]);

    expect(await (await deepl()).translate([plain('红')], 'de-DE')).toEqual(['«红»']);
    expect(clock.monotonic()).toBe(3_000);
  });

  it.each([429, 500, 529])('is unavailable when %i does not end', async (status) => {
    nock(HOST).post('/v2/translate').times(9).reply(status, { message: 'busy' });

    expect(await failure((await deepl()).translate([plain('红')], 'de-DE'))).toBeInstanceOf(Unavailable);
    expect(clock.monotonic()).toBe(15_000);
  });

  it.each([
    [456, 4, /quota.*used up/],
    [403, 6, /refuses the key/],
    [400, 2, /does not take the request/],
  ])('stops at %i with exit %i', async (status, exit, words) => {
    nock(HOST).post('/v2/translate').reply(status, { message: "Value for 'target_lang' not supported." });

    const stop = await failure((await deepl()).translate([plain('红')], 'de-DE'));

    expect(stop).toBeInstanceOf(Stop);
    expect(stop).toMatchObject({ exit, text: { en: expect.stringMatching(words) } });
  });

  it('names the variable where the key is missing or refused', async () => {
    nock(HOST).post('/v2/translate').reply(403, {});
    const missing = await failure(deepl({ key: undefined }));
    const refused = await failure((await deepl()).translate([plain('红')], 'de-DE'));

    for (const stop of [missing, refused])
      expect(stop).toMatchObject({
        exit: 6,
        hint: { en: expect.stringContaining('LISTWRIGHT_DEEPL_KEY'), zh: expect.stringContaining('DEEPL_AUTH_KEY') },
      });
  });

  it('has the key in nothing that it throws', async () => {
    nock(HOST)
      .post('/v2/translate')
      .times(9)
      .replyWithError(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));

    const error = await failure((await deepl()).translate([plain('红')], 'de-DE'));

    expect(error).toBeInstanceOf(Unavailable);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(KEY);
  });

  it('says what is used and allowed', async () => {
    nock(HOST).get('/v2/usage').reply(200, { character_count: 180_118, character_limit: 1_250_000 });

    expect(await (await deepl()).usage?.()).toEqual({ used: 180_118, limit: 1_250_000 });
  });

  it('teaches DeepL the merchant’s words once, and finds them again by their content', async () => {
    const terms = () => new Map([['马克杯', 'Kaffeebecher']]);
    const made: string[] = [];
    nock(HOST).get('/v3/glossaries').reply(200, { glossaries: [] });
    const make = async (request: Request) => {
      const name = new URLSearchParams(await request.text()).get('name');
      made.push(name ?? '');
      return { glossary_id: 'g-1', name, dictionaries: [], creation_time: '2026-11-22T00:00:00Z' };
    };
    nock(HOST).post('/v3/glossaries').reply(201, make);
    const forms: URLSearchParams[] = [];
    echo(forms, 3);

    const first = await deepl({ terms });
    await first.translate([plain('红')], 'de-DE');
    await first.translate([plain('蓝')], 'de-DE');
    nock(HOST)
      .get('/v3/glossaries')
      .reply(200, {
        glossaries: [{ glossary_id: 'g-7', name: made[0], dictionaries: [], creation_time: '2026-11-22T00:00:00Z' }],
      });
    await (await deepl({ terms })).translate([plain('绿')], 'de-DE');

    expect(forms.map((form) => form.get('glossary_id'))).toEqual(['g-1', 'g-1', 'g-7']);
    expect(made).toHaveLength(1);
  });
});

it.each(['memory', 'none'])('asks nobody for the engine %s', async (engine) => {
  expect(await createTranslator({ engine, key: undefined, clock: new VirtualClock() })).toBeUndefined();
});
