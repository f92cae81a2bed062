import { createInterface } from 'node:readline';
import type { Flag } from '../score.ts';

/** Speaks the protocol for a tool: reads texts from standard input, writes what `check` flags. */
export async function answerTexts(
  check: (text: string, lang: string) => readonly Flag[] | Promise<readonly Flag[]>,
): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { id, text, lang } = JSON.parse(line) as { id: string; text: string; lang: string };
    const issues = await check(text, lang);
    process.stdout.write(`${JSON.stringify({ id, issues })}\n`);
  }
}
