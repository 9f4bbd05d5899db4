import { existsSync, readFileSync } from 'node:fs';

/** Sums up the runs of all projects in one line, for whoever reads the end of a log only. Fails where one failed. */
const endedWith = Number(process.argv[2] ?? 0);
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const project of ['unit', 'docs', 'contract', 'desk']) {
  const report = new URL(`../node_modules/.vitest/${project}.json`, import.meta.url);
  if (!existsSync(report)) continue;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  counts.passed += numPassedTests;
  // A file that does not even load has no tests that could fail.
  counts.failed += success ? numFailedTests : Math.max(1, numFailedTests);
  counts.skipped += numPendingTests + numTodoTests;
}
// A step that is no test, as lint or types, failed: nobody may read "0 failed" then.
if (endedWith !== 0) counts.failed = Math.max(1, counts.failed);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;
