// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longWordPieces } from '../../../renderer/editor/plugins/long-words/pieces.ts';
import { buildDocument, paragraph } from '../../support/build-document.ts';
import { caretAt, mountEditor, press, type } from './mount-editor.ts';

const piecesIn = (text: string): string[] =>
  longWordPieces(paragraph(text)).map(({ from, to }) => text.slice(from, to));

describe('the pieces of long words', () => {
  test('are none in words of a language, however long the paragraph', () => {
    expect(piecesIn('Donaudampfschifffahrtsgesellschaft said no. '.repeat(2000))).toEqual([]);
    expect(piecesIn(`a ${'b'.repeat(1999)} c`)).toEqual([]);
  });

  test('are a word whole, side by side, none of them long itself', () => {
    const letters = fc.constantFrom('x', 'e\u0301', '\u{1f469}\u200d\u{1f33e}', '\u062a', '\u00a0');
    const long = fc
      .tuple(letters, fc.integer({ min: 2000, max: 9000 }))
      .map(([letter, count]) => letter.repeat(count));
    const other = fc.string({ maxLength: 3000 }).map((text) => text.replace(/\S{1000}/gu, '$& '));
    fc.assert(
      fc.property(other, long, other, (before, word, after) => {
        const text = `${before} ${word} ${after}`;
        const pieces = longWordPieces(paragraph(text));
        expect(pieces[0]?.from).toBe(before.length + 1);
        expect(pieces.at(-1)?.to).toBe(before.length + 1 + word.length);
        for (const [nth, { from, to }] of pieces.entries()) {
          expect(to - from).toBeLessThan(2000);
          expect(to).toBeGreaterThan(from);
          if (nth > 0) expect(from).toBe(pieces[nth - 1]?.to);
        }
      }),
      { seed: 8, numRuns: 100 },
    );
  });

  test.each([
    ['an accent', 'e\u0301'],
    ['a picture', '\u{1f469}\u200d\u{1f33e}'],
    ['a flag', '\u{1f1eb}\u{1f1ee}'],
  ])('are never cut within %s', (_name, sign) => {
    const pieces = piecesIn(`x${sign.repeat(2000)}`);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece).toMatch(new RegExp(`^x?(?:${sign})+$`, 'u'));
  });
});

describe('an editor with a long word', () => {
  const drawn = (mounted: ReturnType<typeof mountEditor>): string[] =>
    [...mounted.editor.view.dom.querySelectorAll('.long-word')].map(
      ({ textContent }) => textContent,
    );

  test('draws it in pieces, in the headline as in the body, and no word else', () => {
    const word = 'x'.repeat(5000);
    const mounted = mountEditor(
      buildDocument({ headline: word, body: ['A word.', `Before ${word} after.`] }),
    );
    expect(drawn(mounted).join('')).toBe(word + word);
    expect(drawn(mounted)).toHaveLength(10);
  });

  test('keeps the pieces to the word as it grows, is parted and put back', () => {
    const mounted = mountEditor(buildDocument({ body: [`Before ${'x'.repeat(5000)} after.`] }));
    const { editor } = mounted;
    caretAt(editor, ' after', 0);
    type(editor, 'yz');
    expect(drawn(mounted).join('')).toBe(`${'x'.repeat(5000)}yz`);
    caretAt(editor, 'xyz', 0);
    press(editor, 'Enter');
    expect(drawn(mounted).join('')).toBe('x'.repeat(4999));
    press(editor, 'Mod-z');
    expect(drawn(mounted).join('')).toBe(`${'x'.repeat(5000)}yz`);
  });

  test('draws none any more when a blank parts it', () => {
    const mounted = mountEditor(
      buildDocument({ body: [`${'x'.repeat(1500)}y${'z'.repeat(1500)}`] }),
    );
    expect(drawn(mounted)).toHaveLength(3);
    caretAt(mounted.editor, 'yz', 0);
    type(mounted.editor, ' ');
    expect(drawn(mounted)).toEqual([]);
  });

  test('keeps the pieces of a block that is taken out and put back', () => {
    const word = 'x'.repeat(5000);
    const mounted = mountEditor(buildDocument({ body: ['A word.', word, 'Another.'] }));
    const { view } = mounted.editor;
    const { body } = view.state.schema.nodes;
    const at = view.state.doc.content.size - (view.state.doc.lastChild?.nodeSize ?? 0);
    const put = body?.create(null, [
      paragraph('A change.'),
      paragraph(word),
      paragraph('Another.'),
    ]);
    if (!put) throw new Error('There is no body');
    view.dispatch(view.state.tr.replaceWith(at, view.state.doc.content.size, put));
    expect(drawn(mounted).join('')).toBe(word);
  });
});
