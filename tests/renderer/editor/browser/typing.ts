// Key to frame in this editor against ProseMirror alone, in the same run.
//   node tests/renderer/editor/browser/typing.ts [WORDS …]
import { openBrowser, type TestBrowser } from './serve.ts';

const sizes = process.argv.slice(2).map(Number);
const keys = 120;

interface Measured {
  readonly opened: number;
  readonly findings: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function measure(browser: TestBrowser, query: string): Promise<Measured> {
  const page = await browser.open(query);
  await page.evaluate(() => window.bench.middle());
  await page.waitForFunction(() => !window.bench.editor?.findings.get().checking, null, {
    timeout: 60_000,
  });
  await page.waitForTimeout(500);
  await page.evaluate(() => window.bench.measure());
  for (let key = 0; key < keys; key += 1) {
    const letter = 'pier word '.charAt(key % 10);
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(20 + (key % 5) * 7);
  }
  await page.waitForTimeout(200);
  const { frames, opened, findings } = await page.evaluate(() => ({
    frames: window.bench.frames,
    opened: window.bench.opened,
    findings: window.bench.editor?.findings.get().list.length ?? 0,
  }));
  await page.close();
  const sorted = frames.toSorted((a, b) => a - b);
  return {
    opened,
    findings,
    median: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    p99: at(sorted, 0.99),
  };
}

const browser = await openBrowser();
await (await browser.open()).close();
for (const words of sizes.length > 0 ? sizes : [1_000, 50_000]) {
  const bare = await measure(browser, `?bare&words=${words}`);
  const full = await measure(browser, `?words=${words}`);
  const suggested = await measure(browser, `?suggesting&words=${words}`);
  const line = (name: 'opened' | 'median' | 'p95' | 'p99'): string =>
    `${name} ${bare[name].toFixed(1)} → ${full[name].toFixed(1)} (${(full[name] / bare[name]).toFixed(2)}×)`;
  console.log(
    `suggesting, against plain: median ${full.median.toFixed(1)} → ${suggested.median.toFixed(1)} (${(suggested.median / full.median).toFixed(2)}×) · p95 ${full.p95.toFixed(1)} → ${suggested.p95.toFixed(1)} (${(suggested.p95 / full.p95).toFixed(2)}×) ms`,
  );
  console.log(
    `${words} words, ${full.findings} findings: ${(['opened', 'median', 'p95', 'p99'] as const).map(line).join(' · ')} ms`,
  );
}
await browser.close();
