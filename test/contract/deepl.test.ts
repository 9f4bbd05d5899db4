import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Translator } from '../../src/core/ports/translator.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { createTranslator, type TranslatorConfig } from '../../src/translators/index.ts';

const specs = process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;
const spec = JSON.parse(readFileSync(`${specs}/deepl/openapi.json`, 'utf8'));
// `instance` and the like are OpenAPI's own words, which a JSON schema does not know.
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(spec, 'deepl');

const FORM = 'application~1x-www-form-urlencoded';
const translateForm = ajv.compile({ $ref: `deepl#/paths/~1v2~1translate/post/requestBody/content/${FORM}/schema` });
const glossaryForm = ajv.compile({ $ref: `deepl#/paths/~1v3~1glossaries/post/requestBody/content/${FORM}/schema` });
const translateAnswer = ajv.compile({
  $ref: 'deepl#/paths/~1v2~1translate/post/responses/200/content/application~1json/schema',
});
const glossaryAnswer = ajv.compile({
  $ref: 'deepl#/paths/~1v3~1glossaries/post/responses/201/content/application~1json/schema',
});
const usageAnswer = ajv.compile({
  $ref: 'deepl#/paths/~1v2~1usage/get/responses/200/content/application~1json/schema',
});

interface Seen {
  readonly route: string;
  readonly type: string;
  readonly authorization: string;
  readonly form: URLSearchParams;
  readonly size: number;
}

let server: Server;
let seen: Seen[];
beforeEach(async () => {
  seen = [];
  server = createServer(async (request, response) => {
    const one = await read(request);
    seen.push(one);
    const [status, answer] = answerTo(one);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const { 'content-type': type = '', authorization = '' } = request.headers;
  return {
    route: `${request.method} ${request.url}`,
    type,
    authorization,
    form: new URLSearchParams(body.toString()),
    size: body.length,
  };
}

function answerTo({ route, form }: Seen): [number, unknown] {
  if (route === 'POST /v2/translate') {
    const translations = form
      .getAll('text')
      .map((text) => ({ detected_source_language: 'ZH', text: `de:${text}`, billed_characters: text.length }));
    return [200, sound(translateAnswer, { translations })];
  }
  if (route === 'POST /v3/glossaries') {
    const dictionaries = [{ source_lang: 'zh', target_lang: 'de', entry_count: 1 }];
    return [
      201,
      sound(glossaryAnswer, {
        glossary_id: 'def3a26b-3e84-45b3-84ae-0c0aaf3525f7',
        name: form.get('name'),
        dictionaries,
        creation_time: '2026-11-22T14:16:18.329Z',
      }),
    ];
  }
  if (route === 'GET /v3/glossaries') return [200, { glossaries: [] }];
  if (route === 'GET /v2/usage') return [200, sound(usageAnswer, { character_count: 18, character_limit: 500_000 })];
  return [404, { message: 'Not found' }];
}

/** An answer that the specification would not give proves nothing. */
function sound(validate: ReturnType<Ajv['compile']>, answer: unknown): unknown {
  expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
  return answer;
}

/** A form as the specification describes it: repeated names are lists, `1` is a true. */
function members(form: URLSearchParams): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) out[name] = name === 'text' ? form.getAll(name) : form.get(name);
  if (out.show_billed_characters === '1') out.show_billed_characters = true;
  return out;
}

async function deepl(more: Partial<TranslatorConfig> = {}): Promise<Translator> {
  const { port } = server.address() as AddressInfo;
  const translator = await createTranslator({
    engine: 'deepl',
    key: 'k:fx',
    clock: new VirtualClock(),
    endpoint: `http://127.0.0.1:${port}/`,
    ...more,
  });
  if (!translator) throw new Error('no translator');
  return translator;
}

describe('what goes to DeepL', () => {
  it('is a form that its specification takes, with every parameter known to it', async () => {
    const translator = await deepl({ formality: 'prefer_less' });

    const answers = await translator.translate(
      [
        { text: '陶瓷马克杯 & 350ml', from: 'zh-CN', html: false },
        { text: '<p>耐热</p>', from: 'zh-CN', html: true, context: '马克杯' },
      ],
      'de-DE',
    );

    expect(answers).toEqual(['de:陶瓷马克杯 & 350ml', 'de:<p>耐热</p>']);
    expect(seen.map(({ route }) => route)).toEqual(['POST /v2/translate', 'POST /v2/translate']);
    const known = Object.keys(
      spec.paths['/v2/translate'].post.requestBody.content['application/x-www-form-urlencoded'].schema.properties,
    );
    for (const { form, type, authorization } of seen) {
      expect(type).toContain('application/x-www-form-urlencoded');
      expect(authorization).toBe('DeepL-Auth-Key k:fx');
      expect(translateForm(members(form)), JSON.stringify(translateForm.errors)).toBe(true);
      expect([...new Set(form.keys())].filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  it('stays within 50 texts and 128 KiB, whatever the texts are', async () => {
    const translator = await deepl();
    const texts = Array.from({ length: 120 }, (_, place) => '瓷'.repeat(1 + ((place * 397) % 3_000)));

    const answers = await translator.translate(
      texts.map((text) => ({ text, from: 'zh-CN', html: false })),
      'de-DE',
    );

    expect(answers).toEqual(texts.map((text) => `de:${text}`));
    for (const { form, size } of seen) {
      expect(form.getAll('text').length).toBeLessThanOrEqual(50);
      expect(size).toBeLessThanOrEqual(128 * 1024);
    }
  });

  it('makes a glossary in the specification’s form and names it in the request', async () => {
    const translator = await deepl({ terms: () => new Map([['马克杯', 'Kaffeebecher']]) });

    await translator.translate([{ text: '马克杯', from: 'zh-CN', html: false }], 'de-DE');

    const [list, made, asked] = seen;
    expect([list?.route, made?.route, asked?.route]).toEqual([
      'GET /v3/glossaries',
      'POST /v3/glossaries',
      'POST /v2/translate',
    ]);
    const form = made?.form ?? new URLSearchParams();
    const names = ['source_lang', 'target_lang', 'entries', 'entries_format'];
    const dictionary = Object.fromEntries(names.map((name) => [name, form.get(`dictionaries[0].${name}`)]));
    expect(
      glossaryForm({ name: form.get('name'), dictionaries: [dictionary] }),
      JSON.stringify(glossaryForm.errors),
    ).toBe(true);
    expect(asked?.form.get('glossary_id')).toBe('def3a26b-3e84-45b3-84ae-0c0aaf3525f7');
  });

  it('reads the usage as the specification gives it', async () => {
    expect(await (await deepl()).usage?.()).toEqual({ used: 18, limit: 500_000 });
  });
});
