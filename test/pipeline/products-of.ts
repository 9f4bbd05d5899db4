import type { TableRow } from '../../src/core/mapping.ts';
import type { Finding, PictureSource, Product } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { parseMappingFile } from '../../src/pipeline/mapping-file.ts';
import { normalise } from '../../src/pipeline/normalise.ts';
import { type FileAccount, read } from '../../src/pipeline/read.ts';
import { formats } from '../../src/readers/formats.ts';
import { openSource } from '../../src/readers/source.ts';
import { withFile } from '../readers/rows-of.ts';

export interface FileRead {
  readonly products: readonly Product<PictureSource>[];
  readonly rows: readonly TableRow[];
  readonly findings: readonly Finding[];
  readonly account: FileAccount;
}

/** A file on disk all the way to products. `mapping`: the text of a mapping file. */
export async function productsOf(content: string | Uint8Array, options: { mapping?: string } = {}): Promise<FileRead> {
  return withFile(content, async (path) => {
    const source = await openSource(path, { name: 'sheet' });
    const accounts: FileAccount[] = [];
    const findings: Finding[] = [];
    const rows: TableRow[] = [];
    const mapping = options.mapping === undefined ? undefined : parseMappingFile(options.mapping);
    const context = { clock: new VirtualClock(), report: (finding: Finding) => void findings.push(finding), width: 2 };
    const taken = async function* () {
      for await (const row of read([source], { readers: formats, accounts, ...(mapping && { mapping }) })(context)) {
        rows.push(row);
        yield row;
      }
    };
    const products: Product<PictureSource>[] = [];
    for await (const product of normalise({ language: 'zh-CN', currency: 'CNY' })(taken(), context))
      products.push(product);
    const [account] = accounts;
    if (!account) throw new Error('no account of the file');
    return { products, rows, findings, account };
  });
}
