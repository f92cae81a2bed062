import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { RunningApp } from './running-app.ts';

/** Scripts, style, layout, paint and a sampling profile of the scripts. */
const includedCategories = [
  'devtools.timeline',
  'toplevel',
  'blink.user_timing',
  'disabled-by-default-v8.cpu_profiler',
];

/**
 * Carries out `act`; with a path, Chromium records meanwhile what it does, into a file that the
 * Performance panel of any Chromium's developer tools opens. Recording costs time of its own.
 */
export async function recorded<Answer>(
  { page }: RunningApp,
  path: string | null,
  act: () => Promise<Answer>,
): Promise<Answer> {
  if (path === null) return act();
  await page.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories },
  });
  const answer = await act();
  const complete = page.next('Tracing.tracingComplete');
  await page.send('Tracing.end');
  const { stream } = await complete;
  const file = createWriteStream(path);
  for (;;) {
    const { data, base64Encoded, eof } = await page.send('IO.read', { handle: stream });
    file.write(base64Encoded === true ? Buffer.from(String(data), 'base64') : String(data));
    if (eof === true) break;
  }
  file.end();
  await once(file, 'close');
  return answer;
}
