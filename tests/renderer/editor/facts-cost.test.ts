// @vitest-environment jsdom
import { Node } from 'prosemirror-model';
import { afterEach, expect, test, vi } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, type } from './mount-editor.ts';

afterEach(() => vi.restoreAllMocks());

const { nodes } = articleSchema;

/** Paragraphs of four proposals each, two of which are claims. */
function storyOf(paragraphs: number): Node {
  const body = Array.from({ length: paragraphs }, (_, index) => {
    const sentence = (at: number, isClaim: boolean) =>
      articleSchema.text(
        `Boat ${index} of line ${at} carried 81 people. `,
        isClaim ? [articleSchema.mark('claim', { id: `claim-${index}-${at}` })] : [],
      );
    return nodes.paragraph.create(null, [
      sentence(1, true),
      sentence(2, false),
      sentence(3, true),
      sentence(4, false),
    ]);
  });
  return buildDocument({ headline: 'Boats', body });
}

/** How often blocks are looked at while `typed` is typed, before anything rests. */
function looksPerKeys(paragraphs: number, typed: string) {
  const mounted = mountEditor(storyOf(paragraphs));
  mounted.editor.setFactsShown(true);
  mounted.readFacts();
  mounted.proofread();
  expect(mounted.editor.facts.get().proposals).toHaveLength(2 * paragraphs);
  caretAt(mounted.editor, 'Boat 20 of line 2', 4);
  // The first key makes what the next ones find already made.
  type(mounted.editor, 'x');
  const spies = {
    texts: vi.spyOn(Node.prototype, 'textBetween'),
    walks: vi.spyOn(Node.prototype, 'descendants'),
    children: vi.spyOn(Node.prototype, 'forEach'),
  };
  type(mounted.editor, typed);
  const looks = Object.fromEntries(
    Object.entries(spies).map(([name, spy]) => [name, spy.mock.calls.length]),
  );
  vi.restoreAllMocks();
  mounted.editor.destroy();
  return looks;
}

test('a key looks at as many blocks in a story of 500 claims as in one of 50', () => {
  const few = looksPerKeys(25, 'abcde');
  expect(looksPerKeys(250, 'abcde')).toEqual(few);
  expect(few['walks']).toBe(0);
  // About a handful a key: the block that is typed in, before and after, for each that asks.
  expect(few['texts']).toBeLessThan(5 * 12);
});

test('the claims and facts of a long story are placed at a rest, never at a key', () => {
  const mounted = mountEditor(storyOf(100));
  mounted.readFacts();
  let told = 0;
  mounted.editor.facts.subscribe(() => (told += 1));
  mounted.editor.claims.subscribe(() => (told += 1));
  caretAt(mounted.editor, 'Boat 20 of line 2', 4);
  told = 0;
  type(mounted.editor, 'abcdefgh');
  expect(told).toBe(0);
  mounted.clock.turn(1000);
  expect(told).toBeGreaterThan(0);
});
