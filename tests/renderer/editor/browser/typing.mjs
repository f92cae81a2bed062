// Key to frame in this editor against ProseMirror alone, in the same run.
//   node tests/renderer/editor/browser/typing.mjs [WORDS …]
import { openBrowser } from './serve.mjs';

const sizes = process.argv.slice(2).map(Number);
const keys = 120;

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function measure(browser, query) {
  const page = await browser.open(query);
  await page.evaluate(() => window.bench.middle());
  await page.waitForFunction(() => !window.bench.editor?.findings.get().checking, null, { timeout: 60_000 });
  await page.waitForTimeout(500);
  await page.evaluate(() => window.bench.measure());
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('pier word '[key % 10] === ' ' ? 'Space' : 'pier word '[key % 10]);
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
  return { opened, findings, median: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) };
}

const browser = await openBrowser();
await (await browser.open()).close();
for (const words of sizes.length > 0 ? sizes : [1_000, 50_000]) {
  const bare = await measure(browser, `?bare&words=${words}`);
  const full = await measure(browser, `?words=${words}`);
  const line = (name) => `${name} ${bare[name].toFixed(1)} → ${full[name].toFixed(1)} (${(full[name] / bare[name]).toFixed(2)}×)`;
  console.log(`${words} words, ${full.findings} findings: ${['opened', 'median', 'p95', 'p99'].map(line).join(' · ')} ms`);
}
await browser.close();
