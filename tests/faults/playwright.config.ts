import { defineConfig } from '@playwright/test';
import { isBounded } from './extent.ts';

// Faults, one after another, on real processes and real files. Nothing is retried: what is lost
// once is lost.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/faults',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: isBounded ? 4 * 60_000 : 3 * 60 * 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});
