import { defineConfig } from 'vitest/config';

/** `unit` needs npm alone; `contract` the official specs; `desk` a browser, an office suite and strace; `docs` judges generated pages. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/contract/**', 'test/desk/**', 'test/docs/**'],
          testTimeout: 60_000,
          pool: 'forks',
          // One process less than there are processors would be a single one on small machines.
          maxWorkers: '100%',
        },
      },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'desk',
          include: ['test/desk/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      { test: { name: 'docs', include: ['test/docs/**/*.test.ts'] } },
    ],
  },
});
