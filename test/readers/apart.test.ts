import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newReading } from '../../src/core/ports/reader.ts';
import type { Row } from '../../src/core/words.ts';
import { apart } from '../../src/readers/apart.ts';
import { openSource } from '../../src/readers/source.ts';
import { xlsx } from '../../src/readers/xlsx/index.ts';
import { numberedRows, workbookOf } from './workbook-of.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-apart-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a workbook read in a process of its own', () => {
  it('gives the same rows, findings and account as in this one', async () => {
    const path = await file('same.xlsx', workbookOf(numberedRows(1000), { drawing: anchor(0) + anchor(5000) }));

    const here = await taken(xlsx, path);
    const there = await taken(apart(xlsx), path);

    expect(there).toEqual(here);
    expect(there.rows).toHaveLength(1000);
    expect(there.rows[0]?.pictures?.[0]?.bytes).toHaveLength(4);
    expect(there.findings.map((finding) => finding.id)).toContain('picture/unbound');
  });

  it('that fills the memory takes that process alone down, and it is said', async () => {
    const styles = `<styleSheet><cellXfs>${'<xf numFmtId="0"><a/><a/><a/></xf>'.repeat(1_500_000)}</cellXfs></styleSheet>`;
    const path = await file('heavy.xlsx', workbookOf(numberedRows(1), { styles }));

    await expect(taken(apart(xlsx), path)).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('memory'), zh: expect.stringContaining('内存') },
    });
  }, 60_000);

  it('is refused with the same words as in this one', async () => {
    const path = await file('broken.xlsx', workbookOf('', { before: '<!DOCTYPE x>' }));

    await expect(taken(apart(xlsx), path)).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('document type') },
    });
  });
});

function anchor(row: number): string {
  return `<xdr:oneCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>${row}</xdr:row></xdr:from><xdr:ext cx="1" cy="1"/><xdr:pic><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></xdr:oneCellAnchor>`;
}

async function file(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

async function taken(reader: typeof xlsx, path: string) {
  const reading = newReading('xlsx');
  const findings: { readonly id: string }[] = [];
  const rows: Row[] = [];
  const source = await openSource(path, { name: 'sheet' });
  for await (const row of reader.read(source, reading, (finding) => findings.push(finding))) {
    rows.push({
      ...row,
      ...(row.pictures && {
        pictures: row.pictures.map((picture) => ({ ...picture, bytes: Uint8Array.from(picture.bytes) })),
      }),
    });
  }
  return { rows, findings, reading };
}
