import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Flag } from '../score.ts';
import { answerTexts } from './answer-texts.ts';

// hunspell and aspell, as the system has them, through the pipe that Ispell began (`-a`): a line
// of text goes in, a line for each word that is not known comes out, an empty line ends it.
// `ispell-pipe.ts hunspell|aspell`

const program = process.argv[2] ?? '';
const OPTIONS: Readonly<Record<string, (lang: string) => string[]>> = {
  hunspell: (lang) => ['-a', '-i', 'utf-8', '-d', lang.replace('-', '_')],
  aspell: (lang) => ['-a', '--encoding=utf-8', `--lang=${lang.replace('-', '_')}`],
};

interface Pipe {
  readonly checker: ChildProcessWithoutNullStreams;
  readonly lines: AsyncIterator<string>;
}

const pipes = new Map<string, Promise<Pipe>>();

await answerTexts(async (text, lang) => {
  const opened = pipes.get(lang) ?? open(lang);
  pipes.set(lang, opened);
  return check(text, await opened);
});
for (const pipe of pipes.values()) (await pipe).checker.stdin.end();

async function open(lang: string): Promise<Pipe> {
  const options = OPTIONS[program];
  if (options === undefined) throw new Error(`The pipe to “${program}” is not known`);
  const checker = spawn(program, options(lang));
  const lines = createInterface({ input: checker.stdout, crlfDelay: Infinity })[
    Symbol.asyncIterator
  ]();
  const greeting = await lines.next();
  if (greeting.done === true) throw new Error(`${program} has no dictionary for ${lang}`);
  return { checker, lines };
}

async function check(text: string, { checker, lines }: Pipe): Promise<Flag[]> {
  // Neither dictionary knows the curly apostrophe: “doesn’t” would be a slip each time.
  const written = [...text.replaceAll('’', "'").matchAll(/[^\r\n]*\S[^\r\n]*/g)];
  // ^ keeps a line from being taken for a command of the pipe.
  checker.stdin.write(written.map(([line]) => `^${line}\n`).join(''));
  const flags: Flag[] = [];
  for (const { 0: line, index } of written) {
    let from = 0;
    for (;;) {
      const next = await lines.next();
      if (next.done === true || next.value === '') break;
      const found = /^[&?#] (\S+) [^:]*(?:: (.*))?$/.exec(next.value);
      if (found === null) continue;
      const word = found[1] ?? '';
      const at = placeOf(word, line, from);
      if (at < 0) continue;
      from = at + word.length;
      // The “th” of “19th” is no word of the text's.
      if (/\p{N}/u.test((line[at - 1] ?? '') + (line[from] ?? ''))) continue;
      const suggestions = found[2]?.split(', ') ?? [];
      flags.push({ start: index + at, end: index + from, suggestions });
    }
  }
  return flags;
}

/** Where a word stands as a word; the two programs count places in bytes or letters of their own. */
function placeOf(word: string, line: string, from: number): number {
  for (let at = line.indexOf(word, from); at >= 0; at = line.indexOf(word, at + 1)) {
    const beside = (line[at - 1] ?? ' ') + (line[at + word.length] ?? ' ');
    if (!/[\p{L}\p{M}]/u.test(beside)) return at;
  }
  return -1;
}
