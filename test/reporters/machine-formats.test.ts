import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Reporter } from '../../src/core/ports/reporter.ts';
import type { Finding } from '../../src/core/words.ts';
import { github } from '../../src/reporters/github.ts';
import { type Format, reporters } from '../../src/reporters/index.ts';
import { junit } from '../../src/reporters/junit.ts';
import { ndjson } from '../../src/reporters/ndjson.ts';
import { sarif } from '../../src/reporters/sarif.ts';
import { became, changed, finding, found, report, run } from './report.ts';

const hostile = fc.string({ unit: 'binary', maxLength: 40 });

const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    text: hostile,
    sku: hostile,
    file: hostile,
    value: hostile,
    severity: fc.constantFrom('error', 'warning', 'note'),
  })
  .map(({ text, sku, file, value, severity }) =>
    finding({
      message: { en: text, zh: text },
      hint: { en: text, zh: text },
      severity,
      sku,
      value,
      where: { file, line: 3 },
    }),
  );

/** Throws where the XML is not well-formed. */
function elements(
  xml: string,
): readonly { readonly name: string; readonly attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', (tag) => found.push({ name: tag.name, attributes: { ...tag.attributes }, text: '' }));
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (last) last.text += text;
  });
  parser.write(xml).close();
  return found;
}

/** What each format must be whatever the merchant's file holds. */
const WELL_FORMED: Readonly<Record<Exclude<Format, 'human'>, (written: string) => void>> = {
  json: (written) => JSON.parse(written),
  sarif: (written) => JSON.parse(written),
  ndjson: (written) =>
    void written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  junit: (written) => void elements(written),
  github: (written) => {
    for (const line of written.trimEnd().split('\n'))
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]*,title=[^:,]*::.*$/u);
  },
};

describe.each(Object.entries(WELL_FORMED))('%s', (format, check) => {
  const load = Object.entries(reporters).find(([name]) => name === format)?.[1];

  it('stays well-formed and harmless to a terminal, whatever the file holds', async () => {
    const reporter: Reporter | undefined = await load?.();
    if (!reporter) throw new Error(`no reporter ${format}`);

    await fc.assert(
      fc.asyncProperty(fc.array(hostileFinding, { minLength: 1, maxLength: 4 }), async (findings) => {
        const events = run(
          'check',
          findings.map((one) => ({ is: 'finding', finding: one })),
        );

        const written = await report(reporter, events);

        check(written);
        expect(written).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(await report(reporter, events)).toBe(written);
      }),
      { numRuns: 60 },
    );
  });
});

describe('sarif', () => {
  async function results(...findings: readonly Finding[]) {
    const events = findings.map((one) => ({ is: 'finding', finding: one }) as const);
    return JSON.parse(await report(sarif, run('check', events, 1))).runs[0];
  }

  it('names cells of a workbook as logical locations', async () => {
    const { results: written } = await results(finding());

    expect(written[0]).toMatchObject({
      ruleId: 'text/too-long',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Title is 94 characters; woo-de takes 80. Shorten it.' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'products.xlsx' } },
          logicalLocations: [{ name: 'C14', fullyQualifiedName: '产品!C14' }],
        },
      ],
    });
    expect(written[0].locations[0].physicalLocation.region).toBeUndefined();
  });

  it('names lines of a text file as physical ones', async () => {
    const { results: written } = await results(finding({ where: { file: 'a dir\\表.csv', line: 14 } }));

    expect(written[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20dir/%E8%A1%A8.csv' },
      region: { startLine: 14 },
    });
  });

  it('knows a finding again after its row moved or its text changed', async () => {
    const moved = finding({ where: { file: 'products.xlsx', cell: 'C99' }, message: { en: 'other', zh: '别的' } });
    const { results: written } = await results(finding(), moved, finding({ field: 'description' }));

    const prints = written.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints));
    expect(prints[0]).toBe(prints[1]);
    expect(prints[0]).not.toBe(prints[2]);
  });

  it('lists each broken rule once, and says that a run with findings did its work', async () => {
    const {
      tool,
      results: written,
      invocations,
    } = await results(finding(), finding({ id: 'gtin/checksum' }), finding());

    expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(['text/too-long', 'gtin/checksum']);
    expect(written.map((one: { ruleIndex: number }) => one.ruleIndex)).toEqual([0, 1, 0]);
    expect(invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
  });
});

describe('junit', () => {
  it('has a suite a channel and a case a rule, failed by errors alone', async () => {
    const events = [
      found(),
      found(),
      found({ channel: 'shop-us', severity: 'warning' }),
      became({ findings: [finding({ id: 'a/b' })] }),
    ];

    const written = elements(await report(junit, run('apply', events)));

    expect(written.map(({ name, attributes }) => [name, attributes.name, attributes.failures])).toEqual([
      ['testsuites', 'listwright apply', '2'],
      ['testsuite', 'woo-de', '2'],
      ['testcase', 'text/too-long', undefined],
      ['failure', undefined, undefined],
      ['testcase', 'a/b', undefined],
      ['failure', undefined, undefined],
      ['testsuite', 'shop-us', '0'],
      ['testcase', 'text/too-long', undefined],
      ['system-out', undefined, undefined],
    ]);
    expect(written[3]?.text.trim().split('\n')).toEqual(
      Array(2).fill(expect.stringContaining('products.xlsx 产品 C14 A026-3: Title is 94')),
    );
  });

  it('has one passing case where nothing was found', async () => {
    const written = elements(await report(junit, run('check', [])));

    expect(written.map(({ name }) => name)).toEqual(['testsuites', 'testsuite', 'testcase']);
    expect(written[0]?.attributes).toMatchObject({ tests: '1', failures: '0' });
  });
});

describe('github', () => {
  it('annotates the line of a text file, with the escapes that GitHub asks for', async () => {
    const message = { en: '100 %, really', zh: '真的' };
    const { hint: _, ...rest } = finding({ message, where: { file: 'a,b:c.csv', line: 7 } });

    const written = await report(github, run('check', [{ is: 'finding', finding: rest }]));

    expect(written).toBe('::error file=a%2Cb%3Ac.csv,line=7,title=text/too-long · woo-de::A026-3: 100 %25, really\n');
  });

  it('names the cell of a workbook in the text', async () => {
    expect(await report(github, run('check', [found({ severity: 'note' })]), { lang: 'zh' })).toBe(
      '::notice file=products.xlsx,line=14,title=text/too-long · woo-de::产品 C14 A026-3: 标题有 94 个字符，woo-de 最多允许 80 个字符。 请缩短。\n',
    );
  });
});

describe('ndjson', () => {
  it('is the event stream, one object a line, in one language', async () => {
    const written = await report(ndjson, run('apply', [found(), changed(), became({ findings: [finding()] })]), {
      lang: 'zh',
    });

    const lines = written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.is)).toEqual(['start', 'finding', 'change', 'outcome', 'end']);
    expect(lines.every((line) => line.schema === 1)).toBe(true);
    expect(lines[1].finding.hint).toBe('请缩短。');
    expect(lines[3].outcome.findings[0].hint).toBe('请缩短。');
  });
});
