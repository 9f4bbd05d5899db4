import type { Location, ReportingDescriptor, Result } from 'sarif';
import { contentHash } from '../core/fingerprint.ts';
import type { Event, ReportContext } from '../core/ports/reporter.ts';
import type { Finding, Lang, Where } from '../core/words.ts';
import { findingsOf } from './findings-of.ts';
import { jsonText } from './json-text.ts';

/**
 * SARIF 2.1.0, written result by result; the rules that were broken follow at the end, in the order in which they were first seen.
 * Lines of text files are physical locations; cells of workbooks, which have no lines, are logical ones.
 */
export async function* sarif(events: AsyncIterable<Event>, { lang }: ReportContext): AsyncIterable<string> {
  const rules = new Map<string, ReportingDescriptor>();
  let exit: number | undefined;
  let separator = '';
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[';
  for await (const event of events) {
    if (event.is === 'end') exit = event.exit;
    for (const finding of findingsOf(event)) {
      if (!rules.has(finding.id)) rules.set(finding.id, descriptor(finding));
      const ruleIndex = [...rules.keys()].indexOf(finding.id);
      yield `${separator}\n${jsonText(result(finding, { ruleIndex, lang }))}`;
      separator = ',';
    }
  }
  const tool = {
    driver: { name: 'listwright', language: lang === 'zh' ? 'zh-CN' : 'en-US', rules: [...rules.values()] },
  };
  yield `],\n"tool":${jsonText(tool)}`;
  // Findings are what a run is for: it failed only when it could not do its work.
  if (exit !== undefined)
    yield `,\n"invocations":${jsonText([{ executionSuccessful: exit < 2 || exit === 5, exitCode: exit }])}`;
  yield '}]}\n';
}

/** Rules are known by what was found: the first finding's severity stands as the rule's own. */
function descriptor({ id, severity }: Finding): ReportingDescriptor {
  return { id, name: pascalCase(id), defaultConfiguration: { level: severity } };
}

function result(finding: Finding, { ruleIndex, lang }: { readonly ruleIndex: number; readonly lang: Lang }): Result {
  const { id, severity, message, hint, channel, sku, field, value, where } = finding;
  const properties = { channel, sku, field, value };
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    message: { text: hint ? `${message[lang]} ${hint[lang]}` : message[lang] },
    ...(where && { locations: [location(where)] }),
    partialFingerprints: { 'finding/v1': contentHash(JSON.stringify([id, channel ?? '', sku ?? '', field ?? ''])) },
    ...(Object.values(properties).some((member) => member !== undefined) && { properties }),
  };
}

function location(where: Where): Location {
  const isLine = where.line !== undefined && where.line > 0;
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(where.file) },
      ...(isLine && { region: { startLine: where.line } }),
    },
    ...(where.cell !== undefined && {
      logicalLocations: [
        {
          name: where.cell,
          fullyQualifiedName: [where.sheet, where.cell].filter((part) => part !== undefined).join('!'),
          kind: 'member',
        },
      ],
    }),
  };
}

/** A relative reference: slashes, everything else that a URI cannot hold escaped; a drive letter becomes a file address. */
function uri(file: string): string {
  const path = file.toWellFormed().replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return /^[a-z]%3A\//i.test(path) ? `file:///${path.replace('%3A', ':')}` : path;
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[^a-z0-9]+)([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}
