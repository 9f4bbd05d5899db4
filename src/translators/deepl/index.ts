import type { DeepLClient, TranslateTextOptions } from 'deepl-node';
import type { Segment, Translator, TranslatorLimits } from '../../core/ports/translator.ts';
import type { Locale } from '../../core/words.ts';
import type { TranslatorConfig } from '../index.ts';
import { ask, keyMissing, TooLarge } from './faults.ts';
import { glossaries } from './glossaries.ts';
import { sourceLanguage, targetLanguage } from './languages.ts';

/**
 * 50 texts and 128 KiB a request (developers.deepl.com/api-reference/translate, read 2026-11-22). A request is a form:
 * each byte of UTF-8 may take three there, and each text four to six besides, so that a third of it is counted as text.
 */
const LIMITS: TranslatorLimits = { texts: 50, bytes: 42_000 };

/** DeepL through its own client, which is told to do no retries: waits go by our clock. */
export function deepl(config: TranslatorConfig): Translator {
  const { key, clock } = config;
  if (!key) throw keyMissing();
  let started: Promise<DeepLClient> | undefined;
  const client = (): Promise<DeepLClient> => {
    started ??= clientOf(key, config);
    return started;
  };
  const glossaryOf = glossaries(config);

  async function send(segments: readonly Segment[], to: Locale): Promise<readonly string[]> {
    const first = segments[0];
    if (!first) return [];
    const asked = await client();
    const from = sourceLanguage(first.from);
    const glossary = await glossaryOf(asked, first.from, to);
    const options: TranslateTextOptions = {
      ...(first.html && { tagHandling: 'html' }),
      ...(first.context !== undefined && { context: first.context }),
      ...(config.formality && { formality: config.formality }),
      ...(glossary !== undefined && { glossary }),
    };
    try {
      const texts = segments.map(({ text }) => text);
      const answers = await ask(clock, () => asked.translateText(texts, from, targetLanguage(to), options));
      return answers.map(({ text }) => text);
    } catch (error) {
      if (!(error instanceof TooLarge) || segments.length < 2) throw error;
      const half = Math.ceil(segments.length / 2);
      return [...(await send(segments.slice(0, half), to)), ...(await send(segments.slice(half), to))];
    }
  }

  return {
    id: 'deepl',
    limits: LIMITS,
    async translate(segments, to) {
      const answers: string[] = [];
      for (const batch of alike(segments)) answers.push(...(await send(batch, to)));
      return answers;
    },
    async usage() {
      const asked = await client();
      const { character } = await ask(clock, () => asked.getUsage());
      return { used: character?.count ?? 0, limit: character?.limit };
    },
  };
}

async function clientOf(key: string, { endpoint, proxy }: TranslatorConfig): Promise<DeepLClient> {
  const { DeepLClient } = await import('deepl-node');
  return new DeepLClient(key, {
    maxRetries: 0,
    minTimeout: 30_000,
    sendPlatformInfo: false,
    ...(endpoint !== undefined && { serverUrl: endpoint.replace(/\/+$/, '') }),
    ...(proxy !== undefined && { proxy: proxyOf(new URL(proxy)) }),
  });
}

function proxyOf(url: URL): {
  host: string;
  port: number;
  protocol: string;
  auth?: { username: string; password: string };
} {
  const protocol = url.protocol.replace(':', '');
  const port = Number(url.port) || (protocol === 'https' ? 443 : 80);
  const auth = { username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  return { host: url.hostname, port, protocol, ...(url.username !== '' && { auth }) };
}

/** Runs of segments that one request can carry: its options hold for all its texts. */
function* alike(segments: readonly Segment[]): Generator<readonly Segment[]> {
  let run: Segment[] = [];
  let bytes = 0;
  for (const segment of segments) {
    const size = Buffer.byteLength(segment.text);
    const first = run[0];
    const isFull = run.length >= LIMITS.texts || bytes + size > LIMITS.bytes;
    const differs =
      first && (first.html !== segment.html || first.from !== segment.from || first.context !== segment.context);
    if (first && (isFull || differs)) {
      yield run;
      run = [];
      bytes = 0;
    }
    run.push(segment);
    bytes += size;
  }
  if (run.length > 0) yield run;
}
