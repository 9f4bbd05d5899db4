import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox, type ServedSandbox } from '../../src/app/sandbox.ts';
import { systemClock } from '../../src/lib/clock.ts';

const SAMPLE = new URL('../../fixtures/catalogues/sample/', import.meta.url).pathname;

/** The sample shop that ships with the program, its first two channels led to a rehearsal of their own. */
export class SampleShop {
  readonly folder = mkdtempSync(join(tmpdir(), 'listwright-sample-'));
  readonly sandbox: ServedSandbox;
  readonly env: Readonly<Record<string, string>>;

  private constructor(sandbox: ServedSandbox) {
    this.sandbox = sandbox;
    cpSync(SAMPLE, this.folder, { recursive: true });
    const [config = ''] = readFileSync(join(this.folder, 'listwright.yaml'), 'utf8')
      .replaceAll('http://127.0.0.1:1', sandbox.url)
      .split('  amazon-us:');
    const last = config.lastIndexOf('settings: {}');
    writeFileSync(
      join(this.folder, 'listwright.yaml'),
      `${config.slice(0, last)}settings: { location: 'gid://shopify/Location/71001' }${config.slice(last + 'settings: {}'.length)}`,
    );
    this.env = Object.fromEntries(
      [
        ['WOO_DE', 'woocommerce'],
        ['SHOPIFY_US', 'shopify'],
      ].flatMap(([prefix, id = '']) =>
        Object.entries(sandbox.channels[id]?.credentials ?? {}).map(([name, value]) => [
          `LISTWRIGHT_${prefix}_${name}`,
          value,
        ]),
      ),
    );
  }

  static async open({ quota }: { quota: 'real' | 'off' }): Promise<SampleShop> {
    return new SampleShop(
      await openSandbox(
        { clock: systemClock },
        { marketplaces: [], quota, seed: 5, port: 0, loopbackPictures: 'allowed' },
      ),
    );
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}
