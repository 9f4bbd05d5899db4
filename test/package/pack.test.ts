import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** All that the package may hold. */
const SHIPPED =
  /^(?:bin\/listwright\.js|dist\/.+\.(?:js|json|graphql)|templates\/.+|fixtures\/catalogues\/sample\/(?:images\/)?[^/]+\.(?:csv|jpg|md|xlsx|yaml)|package\.json|README(?:\.zh-CN)?\.md|CHANGELOG\.md|LICENSE)$/;

describe('the package', () => {
  it('holds what it needs and nothing of ours, and its demo runs from an empty folder', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'listwright-pack-'));
    execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'pipe' });
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: ROOT,
        stdio: 'pipe',
      }).toString(),
    );
    const files: string[] = packed.files.map(({ path }: { path: string }) => path);
    unpack(join(folder, packed.filename), folder);

    const said = execFileSync(process.execPath, [join(folder, 'node_modules/listwright/bin/listwright.js'), 'demo'], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '' },
      timeout: 90_000,
    }).toString();

    expect(files.filter((file) => !SHIPPED.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/listwright.js',
        'dist/cli/main.js',
        'dist/sandbox/shopify/schema.graphql',
        'dist/sandbox/woocommerce/arguments.json',
        'templates/columns/known-zh.json',
        'templates/shop/listwright.yaml',
        'fixtures/catalogues/sample/images/qh-2631.jpg',
        'fixtures/catalogues/sample/new-arrivals.csv',
        'fixtures/catalogues/sample/products.xlsx',
        'fixtures/catalogues/sample/translations.csv',
        'LICENSE',
      ]),
    );
    expect(said).toContain('the plan afterwards is empty');
  });
});

/** As npm would install it, with the dependencies that it declares and no others, from where they are here already. */
function unpack(tarball: string, folder: string): void {
  const modules = join(folder, 'node_modules');
  const home = join(modules, 'listwright');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', home]);
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
}
