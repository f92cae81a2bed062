import { describe, expect, test } from 'vitest';
import type { Node } from 'prosemirror-model';
import { articleSchema } from '../../../core/article/schema.ts';
import type { ClaimId } from '../../../core/base/id.ts';
import { claimAnchors } from '../../../core/factcheck/anchor.ts';
import { buildDocument } from '../../support/build-document.ts';

const mark = articleSchema.mark('claim', { id: 'c1' });

/** A paragraph in which the words between square brackets carry the claim’s mark. */
function marked(words: string): Node {
  const pieces = words.split(/(\[[^\]]*\])/).filter((piece) => piece !== '');
  return articleSchema.nodes.paragraph.create(
    null,
    pieces.map((piece) =>
      piece.startsWith('[')
        ? articleSchema.text(piece.slice(1, -1), [mark])
        : articleSchema.text(piece),
    ),
  );
}

const anchorOf = (...paragraphs: string[]) =>
  claimAnchors(buildDocument({ body: paragraphs.map(marked) })).get('c1' as ClaimId);
const reads = (...paragraphs: string[]) => anchorOf(...paragraphs)?.text;

describe('a claim reads as', () => {
  test.each([
    ['words between its pieces, marked or not', ['It was[ ]not [agreed] upon.'], ' not agreed'],
    [
      'all between two paragraphs',
      ['It was [agreed] not', '[on Monday].'],
      'agreed not\non Monday',
    ],
    [
      'a paragraph put in between',
      ['Was [agreed]', 'Never', '[on Monday]'],
      'agreed\nNever\non Monday',
    ],
    ['whole words at its end', ['It [rose by 5]0 boats.'], 'rose by 50'],
    ['whole words at its start', ['It un[settled] them.'], 'unsettled'],
    ['a whole figure', ['It [rose by 5].25 points.'], 'rose by 5.25'],
    ['a figure with thousands', ['It [rose by 5],000 crowns.'], 'rose by 5,000'],
    ['a figure with its per cent sign', ['It [rose by 5]% since.'], 'rose by 5%'],
    ['a figure with its money', ['It cost -$[500] then.'], '-$500'],
    ['a compound', ['It was a [ten]-fold rise.'], 'ten-fold'],
    ['a word with its ending', ['It was the [council]’s.'], 'council’s'],
  ])('%s', (_name, paragraphs, text) => {
    expect(reads(...paragraphs)).toBe(text);
  });

  test.each([
    ['the full stop', 'It [voted nine to two]. Nobody spoke.', 'voted nine to two'],
    ['words beside it', 'It [voted] not.', 'voted'],
    ['a comma between words', 'It [voted], nine said.', 'voted'],
    ['a dash', 'It [voted]—nine to two.', 'voted'],
    ['quotation marks', 'It “[voted]” twice.', 'voted'],
  ])('its own words only, not %s', (_name, paragraph, text) => {
    expect(reads(paragraph)).toBe(text);
  });

  test('a full stop of its own is none of the next figure’s', () => {
    expect(reads('It [rose by 5.] 2 boats left.')).toBe('rose by 5.');
    expect(reads('It [rose by 5.]2 boats left.')).toBe('rose by 5.2');
  });
});

test('it stands where its words do', () => {
  const doc = buildDocument({ body: [marked('It [rose by 5]0 boats.')] });
  const anchor = claimAnchors(doc).get('c1' as ClaimId);
  expect(doc.textBetween(anchor?.from ?? 0, anchor?.to ?? 0)).toBe('rose by 50');
});
