import { readFileSync } from 'node:fs';

/** Sums up the runs of all projects in one line, for whoever reads the end of a log only. */
const counts = { passed: 0, failed: 0 };
for (const project of ['unit', 'docs', 'contract', 'desk']) {
  const { numPassedTests, numFailedTests } = JSON.parse(
    readFileSync(new URL(`../node_modules/.vitest/${project}.json`, import.meta.url), 'utf8'),
  );
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
