import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpResponse } from '../core/ports/marketplace.ts';
import type { Recorder } from '../transport/record.ts';
import type { Redact } from '../transport/redact.ts';
import { WireFault } from '../transport/wire.ts';

/** Writes each request and its answer into a folder, a file each, in order, without secrets: for a question to a marketplace's support. */
export function folderRecorder(
  folder: string,
  options: { readonly channel: string; readonly redact: Redact },
): Recorder {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return {
    write({ request, url }, answer) {
      const { method, body } = request;
      const name = `${options.channel}-${String(++count).padStart(5, '0')}-${method.toLowerCase()}.json`;
      const said = { request: { method, url, body: shown(body) }, answer: answerOf(answer) };
      writeFileSync(join(folder, name), options.redact(`${JSON.stringify(said, null, 2)}\n`));
    },
  };
}

function answerOf(answer: HttpResponse | WireFault): object {
  if (answer instanceof WireFault) return { broken: answer.message };
  const { status, headers, json, text } = answer;
  return { status, headers, body: json ?? text };
}

/** Pictures are named by their size: nobody reads them in a log. */
function shown(body: Parameters<Recorder['write']>[0]['request']['body']): unknown {
  if (body?.is === 'json') return body.json;
  if (body?.is === 'form') return body.form;
  if (body?.is === 'bytes') return `${body.bytes.byteLength} bytes of ${body.type}`;
  return body?.parts.map(
    ({ name, value }) => `${name}: ${typeof value === 'string' ? value : `${value.byteLength} bytes`}`,
  );
}
