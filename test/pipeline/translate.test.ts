import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Stop, Unavailable } from '../../src/core/faults.ts';
import type { Memory, Translation } from '../../src/core/ports/store.ts';
import type { Segment, Translator } from '../../src/core/ports/translator.ts';
import type { Channel, Finding, Listing } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { glossaryOf } from '../../src/pipeline/glossary.ts';
import { numbersIn } from '../../src/pipeline/suspicion.ts';
import { type TranslateOptions, translate } from '../../src/pipeline/translate.ts';

const verified = { on: '2026-11-22', at: 'https://shop.example/limits' };
const channel: Channel = {
  id: 'woo-de',
  marketplace: 'woocommerce',
  site: 'default',
  account: 'https://shop.example',
  locale: 'de-DE',
  currency: 'EUR',
  settings: {},
  delivery: 'by-address',
  limits: {
    verified: { text: verified, pictures: verified, variants: verified, rates: verified },
    text: {},
    pictures: { min: 1, max: 10, minSide: 500, types: ['jpeg'], delivery: ['by-address'] },
    variants: { max: 100, axes: 3 },
    required: ['title'],
    rates: {},
  },
};

const mug: Listing = {
  id: 'MUG',
  channel,
  title: 'ASIDI 马克杯 350ml',
  bullets: ['耐热100度'],
  description: '<p>陶瓷</p>',
  keywords: ['杯子', 'cup'],
  brand: 'ASIDI',
  pictures: [],
  options: [{ name: '颜色', values: ['红', '蓝', 'XL'] }],
  variants: ['红', '蓝', 'XL'].map((value) => ({
    sku: `MUG-${value}`,
    options: [value],
    price: { amount: '9.99', currency: 'EUR' },
    pictures: [],
  })),
  compliance: {},
  origins: { title: { file: 'p.xlsx', cell: 'B3' } },
  sources: {},
  untranslated: [],
  sums: {},
};

const GERMAN: Readonly<Record<string, string>> = {
  马克杯: 'Becher',
  耐热: 'hitzefest bis ',
  度: ' Grad',
  陶瓷: 'Keramik',
  杯子: 'Tasse',
  颜色: 'Farbe',
  红: 'Rot',
  蓝: 'Blau',
};

/** Translates word by word, and notes what it was asked. */
function honest(): Translator & { readonly asked: Segment[][] } {
  const asked: Segment[][] = [];
  return {
    id: 'honest',
    limits: { texts: 3, bytes: 1000 },
    asked,
    async translate(segments) {
      asked.push([...segments]);
      return segments.map(({ text }) => text.replace(/\p{Script=Han}+/gu, germanOf));
    },
  };
}

function germanOf(han: string): string {
  return GERMAN[han] ?? [...han].map((one) => GERMAN[one] ?? `Wort${'abcdefghij'[one.charCodeAt(0) % 10]}`).join(' ');
}

class FakeMemory implements Memory {
  readonly kept = new Map<string, Translation>();
  lookup(from: string, to: string, texts: readonly string[]) {
    return texts.map((text) => this.kept.get(`${from}|${to}|${text}`));
  }
  add(translations: readonly Translation[]) {
    for (const one of translations) this.kept.set(`${one.from}|${one.to}|${one.text}`, one);
  }
  all() {
    return this.kept.values();
  }
  count() {
    return this.kept.size;
  }
}

let memory: FakeMemory;
let findings: Finding[];
let spent: { characters: number };
beforeEach(() => {
  memory = new FakeMemory();
  findings = [];
  spent = { characters: 0 };
});

async function run(listings: readonly Listing[], options: Partial<TranslateOptions> = {}): Promise<Listing[]> {
  async function* stream() {
    yield* listings;
  }
  const context = { clock: new VirtualClock(), report: (finding: Finding) => void findings.push(finding), width: 1 };
  const stage = translate({
    from: 'zh-CN',
    memory,
    glossary: glossaryOf([]),
    budget: 100_000,
    spent,
    mode: 'spend',
    ...options,
  });
  const out: Listing[] = [];
  for await (const listing of stage(stream(), context)) out.push(listing);
  return out;
}

describe('translate', () => {
  it('puts every text of a listing into the channel’s language and leaves what is no Chinese alone', async () => {
    const [listing] = await run([mug], { translator: honest() });

    expect(listing).toMatchObject({
      title: 'ASIDI Becher 350ml',
      bullets: ['hitzefest bis 100 Grad'],
      description: '<p>Keramik</p>',
      keywords: ['Tasse', 'cup'],
      options: [{ name: 'Farbe', values: ['Rot', 'Blau', 'XL'] }],
      untranslated: [],
    });
    expect(listing?.variants.map(({ options }) => options)).toEqual([['Rot'], ['Blau'], ['XL']]);
    expect(findings).toEqual([]);
  });

  it('pays for a text once: within a run, over runs, and over countries of one language', async () => {
    const translator = honest();
    const austrian = { ...mug, channel: { ...channel, id: 'woo-at', locale: 'de-AT' } };

    await run([mug, { ...mug, id: 'MUG-2' }, austrian], { translator });
    const first = translator.asked.length;
    await run([mug, austrian], { translator });

    expect(translator.asked.length).toBe(first);
    expect(new Set(translator.asked.flat().map(({ text }) => text)).size).toBe(translator.asked.flat().length);
  });

  it('keeps each answer before the next request leaves', async () => {
    const engine = honest();
    const counts: number[] = [];
    const translator: Translator = {
      ...engine,
      translate: (segments, to) => {
        counts.push(memory.count());
        return engine.translate(segments, to);
      },
    };

    await run([mug], { translator });

    expect(counts).toEqual([0, 3, 6]);
  });

  it('sends no more than the engine takes at once, HTML apart from plain text', async () => {
    const translator = honest();

    await run([mug], { translator });

    expect(
      translator.asked.every((batch) => batch.length <= 3 && new Set(batch.map(({ html }) => html)).size === 1),
    ).toBe(true);
  });

  it('takes the glossary’s word for a whole text, then a reviewed translation, before anything else', async () => {
    const glossary = glossaryOf([{ term: '红', words: { de: 'Feuerrot' }, isProtected: false }]);
    memory.add([
      { text: '红', from: 'zh', to: 'de', translation: 'Rötlich', by: 'deepl', reviewed: false },
      { text: '蓝', from: 'zh', to: 'de', translation: 'Himmelblau', by: 'Ada', reviewed: true },
    ]);

    const [listing] = await run([mug], { translator: honest(), glossary });

    expect(listing?.options[0]?.values).toEqual(['Feuerrot', 'Himmelblau', 'XL']);
  });

  it('serves en-US from a reviewed translation into English at large', async () => {
    memory.add([
      { text: '红', from: 'zh', to: 'en-US', translation: 'Redish', by: 'deepl', reviewed: false },
      { text: '红', from: 'zh', to: 'en', translation: 'Red', by: 'Ada', reviewed: true },
    ]);

    const [listing] = await run([{ ...mug, channel: { ...channel, locale: 'en-US' } }], { mode: 'memory-only' });

    expect(listing?.options[0]?.values[0]).toBe('Red');
  });

  it('names the fields that stay the merchant’s where nothing may be spent', async () => {
    memory.add([{ text: mug.title, from: 'zh', to: 'de', translation: 'Becher 350ml', by: 'deepl', reviewed: false }]);

    const [listing] = await run([mug], { translator: honest(), mode: 'memory-only' });

    expect(listing?.title).toBe('Becher 350ml');
    expect(listing?.description).toBe(mug.description);
    expect(listing?.untranslated).toEqual(['bullets', 'description', 'keywords', 'options']);
  });

  it.each(['zh-CN', 'zh-TW'])('passes a listing for %s on as it is', async (locale) => {
    const translator = honest();

    const [listing] = await run([{ ...mug, channel: { ...channel, locale } }], { translator });

    expect(listing).toMatchObject({ title: mug.title, untranslated: [] });
    expect(translator.asked).toEqual([]);
  });

  it('never sends more characters than the budget, and says what is left', async () => {
    const translator = honest();

    const listings = await run([mug, { ...mug, id: 'POT', title: '很长的茶壶标题' }], { translator, budget: 20 });

    expect(
      translator.asked
        .flat()
        .map(({ text }) => text)
        .join('').length,
    ).toBeLessThanOrEqual(20);
    expect(spent.characters).toBeLessThanOrEqual(20);
    expect(listings.some(({ untranslated }) => untranslated.length > 0)).toBe(true);
    expect(findings.map(({ id }) => id)).toEqual(['translation/budget']);
  });

  it('hides brand and SKU from the engine and puts them back', async () => {
    const translator = honest();

    await run([mug], { translator });

    const sent = translator.asked.flat().map(({ text }) => text);
    expect(sent).toContain('⟦A⟧ 马克杯 350ml');
    expect(sent.join()).not.toContain('ASIDI');
  });

  it('puts a protected name’s own word in where the glossary has one, for nothing where the text is only that', async () => {
    const translator = honest();
    const glossary = glossaryOf([{ term: '瓷韵', words: { de: 'Ciyun' }, isProtected: true }]);

    const [listing] = await run([{ ...mug, title: '瓷韵 马克杯', bullets: ['瓷韵！'] }], { translator, glossary });

    expect(listing?.title).toBe('Ciyun Becher');
    expect(listing?.bullets).toEqual(['Ciyun！']);
    expect(translator.asked.flat().map(({ text }) => text)).not.toContain('⟦A⟧！');
  });

  it('asks again alone and without placeholders when the engine swallowed them', async () => {
    const engine = honest();
    const swallowing: Translator = {
      ...engine,
      translate: async (segments, to) =>
        (await engine.translate(segments, to)).map((answer) => answer.replace(/⟦[A-Z]+⟧ ?/g, '')),
    };

    const [listing] = await run([mug], { translator: swallowing });

    expect(listing?.title).toBe('ASIDI Becher 350ml');
    expect(
      engine.asked.filter((batch) => batch.some(({ text }) => text === mug.title)).map((batch) => batch.length),
    ).toEqual([1]);
  });

  it('does not take an answer that is wrong twice: keeps the source, points at the cell, remembers nothing', async () => {
    const engine = honest();
    const wrong: Translator = {
      ...engine,
      translate: async (segments, to) =>
        (await engine.translate(segments, to)).map((answer) => answer.replace('350', '35')),
    };

    const [listing] = await run([mug, { ...mug, id: 'MUG-2' }], { translator: wrong });

    expect(listing?.title).toBe(mug.title);
    expect(listing?.untranslated).toEqual(['title']);
    expect(findings).toMatchObject([
      { id: 'translation/suspicious', field: 'title', sku: 'MUG', where: { cell: 'B3' }, value: 'ASIDI Becher 35ml' },
    ]);
    expect([...memory.kept.values()].map(({ text }) => text)).not.toContain(mug.title);
  });

  it('keeps two options apart that became one word, in the variants too', async () => {
    const same: Translator = {
      ...honest(),
      translate: async (segments) => segments.map(({ text }) => (/[红蓝]/.test(text) ? 'Bunt' : germanOf(text))),
    };
    const plain = { ...mug, title: '马克杯', bullets: [], description: '', keywords: [] };

    const [listing] = await run([plain], { translator: same });

    expect(listing?.options[0]?.values).toEqual(['Bunt', 'Bunt 2', 'XL']);
    expect(listing?.variants.map(({ options }) => options[0])).toEqual(['Bunt', 'Bunt 2', 'XL']);
    expect(findings).toMatchObject([{ id: 'translation/options-alike', severity: 'note', value: '蓝' }]);
  });

  it('goes on without the engine when it is out of order, and keeps what it had said', async () => {
    const engine = honest();
    let calls = 0;
    const failing: Translator = {
      ...engine,
      translate: (segments, to) => {
        calls += 1;
        return calls > 1 ? Promise.reject(new Unavailable('too many requests')) : engine.translate(segments, to);
      },
    };

    const listings = await run([mug, { ...mug, id: 'MUG-2' }], { translator: failing });

    expect(calls).toBe(2);
    expect(memory.count()).toBe(3);
    expect(listings).toHaveLength(2);
    expect(findings.map(({ id }) => id)).toEqual(['translation/unavailable']);
  });

  it('stops where the engine says that a person is needed', async () => {
    const translator: Translator = {
      ...honest(),
      translate: () => Promise.reject(new Stop({ en: 'quota', zh: '额度' }, { exit: 4 })),
    };

    await expect(run([mug], { translator })).rejects.toThrow('quota');
  });

  it('lets nothing through that has other numbers, other names or Chinese in it, whatever the engine does', async () => {
    const word = fc.constantFrom('马克杯', '红色', '350', '1.5', 'ASIDI', 'ml', '茶壶', '2件', '，');
    const mischief = fc.constantFrom<(answers: string[]) => string[]>(
      (answers) => answers.map((answer) => answer.replace(/\d/, '')),
      (answers) => answers.toReversed(),
      (answers) => answers.map((answer) => `${answer} ${answer}`),
      (answers) => answers.slice(1),
      (answers) => answers.map((answer) => `${answer}杯`),
      (answers) => answers.map((answer) => answer.replace(/⟦A⟧/, '⟦B⟧')),
      (answers) => answers.map(() => ''),
      (answers) => answers.map((answer) => answer.replace('.', ',')),
    );
    const titles = fc.array(
      fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(titles, fc.infiniteStream(mischief), async (sources, tricks) => {
        const engine = honest();
        const adversary: Translator = {
          ...engine,
          translate: async (segments, to) =>
            (tricks.next().value ?? ((answers: string[]) => answers))([...(await engine.translate(segments, to))]),
        };
        memory = new FakeMemory();
        const blank = { ...mug, bullets: [], description: '', keywords: [], options: [], variants: [] };

        const listings = await run(
          sources.map((title, place) => ({ ...blank, id: `P${place}`, title })),
          { translator: adversary },
        );

        for (const [place, { title, untranslated }] of listings.entries()) {
          const source = sources[place] ?? '';
          if (untranslated.length > 0) expect(title).toBe(source);
          else {
            expect(numbersIn(title).toSorted()).toEqual(numbersIn(source).toSorted());
            expect(title.split('ASIDI').length).toBe(source.split('ASIDI').length);
            expect(title).not.toMatch(/\p{Script=Han}|[⟦⟧]/u);
          }
        }
      }),
    );
  });
});
