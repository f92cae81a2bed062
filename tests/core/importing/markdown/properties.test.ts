import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textBlocks } from '../../../../core/article/text-blocks.ts';
import { readMarkdown } from '../../../../core/importing/markdown/read-markdown.ts';
import { readWell } from './read-well.ts';

const seed = 20260510;
// Every word once: what is lost or doubled shows.
const word = fc
  .tuple(fc.constantFrom('Ferry', 'naïve', 'Łódź', 'мост', 'x²', 'quay’s', '5%'), fc.nat(99_999))
  .map(([text, number]) => `${text}${number}`);
const words = fc.array(word, { minLength: 1, maxLength: 9 }).map((list) => list.join(' '));
const inline = fc
  .array(
    fc.oneof(
      words,
      words.map((text) => `*${text}*`),
      words.map((text) => `**${text}**`),
      words.map((text) => `~~${text}~~`),
      words.map((text) => `[${text}](https://npw.example/a)`),
      words.map((text) => `[${text}](javascript:x)`),
      words.map((text) => `\`${text}\``),
      words.map((text) => `<span class="a">${text}</span>`),
      words.map((text) => `<b>${text}`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(' '));

const { block } = fc.letrec<{ block: string; item: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    inline,
    fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([n, text]) => `${'#'.repeat(n)} ${text}`),
    inline.map((text) => `<div>${text}</div>`),
    words.map((text) => '```\n' + text + '\n```'),
    fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| b | c |`),
    tie('block').map((text) => prefixed(text, '> ')),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => items.join('\n')),
  ),
  item: tie('block').map((text) => `- ${prefixed(text, '  ').trimStart()}`),
}));

function prefixed(text: string, sign: string): string {
  return text
    .split('\n')
    .map((line) => sign + line)
    .join('\n');
}

function signsIn(text: string): string[] {
  return (text.match(/[\p{L}’]+²?\d+%?\d*/gu) ?? []).sort();
}

describe('not one word is lost', () => {
  test('whatever the blocks: words in are words out, each as often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
        const text = blocks.join('\n\n');
        const { document } = await readWell(text);
        const out = textBlocks(document)
          .map((one) => one.text)
          .join('\n');
        expect(signsIn(out)).toEqual(signsIn(text.replace(/\]\([^)]*\)/g, ']')));
      }),
      { seed, numRuns: 300 },
    );
  });

  test('whatever the signs, there is a story, and what stands around them is whole', async () => {
    const line = fc
      .array(fc.constantFrom(...Array.from('*_[]()!`~<>#-+|:\\&;"\' \n\t1.ab')), { maxLength: 120 })
      .map((signs) => signs.join(''));
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const { document } = await readWell(`Begin.\n\n${text}\n\nEnd.`);
        const out = textBlocks(document)
          .map((one) => one.text)
          .join('');
        expect(out).toContain('Begin.');
        expect(out).toContain('End.');
      }),
      { seed, numRuns: 500 },
    );
  });

  test('whatever the bytes, nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const beside = (): Promise<null> => Promise.resolve(null);
        const file = { name: 'a.md', bytes, beside };
        const read = await readMarkdown(file, { language: 'en-GB', newId: () => 'a', now: 0 });
        if (read.ok) read.value.document.check();
        else expect(read.error).toMatch(/\.$/);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('what is made to choke a parser', () => {
  test.each([
    ['quotes in quotes', '> '.repeat(5000) + 'ferry1'],
    ['items in items', '- '.repeat(5000) + 'ferry1'],
    ['brackets', '[a]('.repeat(5000) + ' ferry1'],
    ['stars and lines', '*a_ '.repeat(5000) + ' ferry1'],
    ['backticks', Array.from({ length: 300 }, (_, at) => '`'.repeat(at + 1)).join(' ferry1 ')],
    ['open comments', '<!-- '.repeat(5000) + ' ferry1'],
    ['spaces', `${' '.repeat(200_000)}ferry1`],
  ])('%s: is read, and its words are there', async (_name, text) => {
    const { document } = await readWell(`Begin.\n\n${text}\n\nEnd.`);
    const out = document.textBetween(0, document.content.size, '\n');
    expect(out).toContain('ferry1');
    expect(out).toContain('End.');
  });
});
