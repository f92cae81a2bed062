import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAskedWords, type AskedWords } from '../../../core/proofreading/asked-words.ts';
import { createStoryWords, type StoryWords } from '../../../core/proofreading/story-words.ts';
import { tokenize } from '../../../core/proofreading/token.ts';

/** Names within a letter or two of one another, with and without endings, and plain words. */
const words =
  'Velmarsk Velmark Velmarsks Velmarsk’s Velmrask Torvenhall Torvenhal Torvenhaul Mara Marta mara the'.split(
    ' ',
  );
const bases = words.map((word) => word.toLowerCase().replace(/’s$/, ''));
const text = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((some) => some.join(' '));
const edit = fc.record({ gone: fc.nat(5), come: fc.array(text, { maxLength: 2 }) });

/** All that can be asked of a story's words about one word, as it can be compared. */
const questions: readonly ((asked: StoryWords, base: string) => unknown)[] = [
  (asked, base) => asked.count(base),
  (asked, base) => {
    const name = asked.name(base);
    return name && { ...name, forms: [...name.forms].sort() };
  },
  (asked, base) => [...asked.namesNear(base)].sort(),
];

function askAll(asked: (asker: string) => StoryWords): Map<string, unknown> {
  const answers = new Map<string, unknown>();
  for (const base of new Set(bases)) {
    for (const [kind, ask] of questions.entries()) {
      const asker = `${String(kind)} ${base}`;
      answers.set(asker, structuredClone(ask(asked(asker), base)));
    }
  }
  return answers;
}

it('tells everybody who would hear another answer now', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      fc.array(edit, { maxLength: 6 }),
      (first, edits) => {
        const asked: AskedWords<string> = createAskedWords<string>();
        const plain = createStoryWords();
        const story = [...first];
        for (const one of story) asked.add(tokenize(one));
        for (const one of story) plain.add(tokenize(one));
        asked.takeOutdated();
        const before = askAll((asker) => asked.askedBy(asker));
        for (const { gone, come } of edits) {
          for (const one of story.splice(gone, 1)) {
            asked.remove(tokenize(one));
            plain.remove(tokenize(one));
          }
          for (const one of come) {
            story.push(one);
            asked.add(tokenize(one));
            plain.add(tokenize(one));
          }
          const outdated = asked.takeOutdated();
          // Those who were not told ask nothing: what they heard must still be true.
          for (const [asker, answer] of askAll(() => plain)) {
            if (outdated.has(asker)) askAgain(asked, asker, before);
            else expect([asker, before.get(asker)]).toEqual([asker, answer]);
          }
        }
      },
    ),
    { seed: 20_305, numRuns: 300 },
  );
});

function askAgain(asked: AskedWords<string>, asker: string, answers: Map<string, unknown>): void {
  const [kind = '', base = ''] = asker.split(' ');
  const ask = questions[Number(kind)];
  answers.set(asker, structuredClone(ask?.(asked.askedBy(asker), base)));
}

it('tells nobody when the same words come back in other blocks', () => {
  const asked = createAskedWords<string>();
  asked.add(tokenize('Velmarsk met Torvenhall. Velmarsk left.'));
  askAll((asker) => asked.askedBy(asker));
  asked.remove(tokenize('Velmarsk met Torvenhall. Velmarsk left.'));
  asked.add(tokenize('Velmarsk met Torvenhall.'));
  asked.add(tokenize('Velmarsk left.'));
  expect([...asked.takeOutdated()]).toEqual([]);
});

it('tells those who asked for near names when these become too many, or no longer are', () => {
  const asked = createAskedWords<string>();
  const names = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `Velmar${letter}`);
  const near = (asker: string): number => asked.askedBy(asker).namesNear('velmara').size;
  for (const name of names.slice(0, 20)) asked.add(tokenize(`in ${name}`));
  asked.takeOutdated();
  expect(near('before')).toBe(19);
  asked.add(tokenize(`in ${names.slice(20).join(' ')}`));
  expect([...asked.takeOutdated()]).toEqual(['before']);
  expect(near('crowded')).toBe(0);
  asked.remove(tokenize(`in ${names.slice(20).join(' ')}`));
  expect([...asked.takeOutdated()]).toEqual(['crowded']);
  expect(near('after')).toBe(19);
});
