#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 20)) {
  process.stderr.write(
    `listwright needs Node.js 22.20 or newer; this is ${process.versions.node}. Install it from https://nodejs.org\n` +
      `listwright 需要 Node.js 22.20 或更高版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装。\n`,
  );
  process.exit(2);
}
module.enableCompileCache();
// A checkout runs its TypeScript as it stands; the package ships it compiled.
const source = new URL('../src/cli/main.ts', import.meta.url);
const { main } = await import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href);
await main(process.argv.slice(2));
