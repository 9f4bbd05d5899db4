import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;

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
    }).toString();

    expect(files.filter((file) => /^(?:src|test)\//.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/listwright.js',
        'dist/cli/main.js',
        'templates/shop/listwright.yaml',
        'fixtures/catalogues/sample/products.xlsx',
      ]),
    );
    expect(said).toContain('the plan afterwards is empty');
  });
});

/** As npm would install it, with the dependencies that are here already. */
function unpack(tarball: string, folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'listwright'), { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, 'listwright')]);
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
}
