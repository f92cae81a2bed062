import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentDifference } from '../../../../core/article/document-difference/difference.ts';
import { piecesOf } from '../../../../core/article/document-difference/pieces.ts';
import { putBack } from '../../../../core/article/document-difference/put-back.ts';
import { buildDocument } from '../../../support/build-document.ts';
import { editAtRandom } from '../../../db/random-edits.ts';

const sentences = [
  'The harbour wall at Port Elder will be rebuilt from June, the trust said.',
  'Fares on the evening ferry rise by four per cent.',
  'Ines Varga has been harbour master since the flood.',
];

const twoVersions = fc
  .record({
    body: fc.array(fc.constantFrom(...sentences), { minLength: 2, maxLength: 6 }),
    edits: fc.array(fc.nat(1_000_000), { maxLength: 8 }),
  })
  .map(({ body, edits }) => {
    const old = buildDocument({ headline: 'Harbour wall', body });
    return { old, now: edits.reduce((doc, seed) => editAtRandom(doc, seed).doc, old) };
  });

test('puts back one piece and leaves every other as it is, and the story valid', () => {
  let done = 0;
  fc.assert(
    fc.property(twoVersions, fc.nat(), ({ old, now }, which) => {
      const pieces = documentDifference(old, now);
      const places = pieces.flatMap(({ change }, index) =>
        ['changed', 'added', 'removed'].includes(change) ? [index] : [],
      );
      const index = places[which % (places.length || 1)];
      if (index === undefined) return;
      const after = putBack(old, now, pieces, index);
      if (!after) return;
      done += 1;
      after.check();
      const words = (doc: typeof now) => doc.textBetween(0, doc.content.size, '\n');
      const { texts, change } = pieces[index]!;
      const wanted =
        change === 'added'
          ? ''
          : texts
              .map((runs) =>
                runs
                  .filter((run) => run.change !== 'added')
                  .map(({ text }) => text)
                  .join(''),
              )
              .join('\n');
      expect(words(after)).toContain(wanted);
      const others = pieces.flatMap(({ now: is }, at) => (is && at !== index ? [is.at] : []));
      const [before, left] = [
        piecesOf(now),
        piecesOf(after).map(({ node }): unknown => node.toJSON()),
      ];
      for (const at of others) expect(left).toContainEqual(before[at]!.node.toJSON());
    }),
    { seed: 5, numRuns: 300 },
  );
  expect(done).toBeGreaterThan(100);
});

test.each([
  ['changed', ['One two three four.', 'Five six.'], ['One two three, four.', 'Five six.']],
  ['removed', ['One two three four.', 'Five six.'], ['Five six.']],
  ['added', ['Five six.'], ['One two three four.', 'Five six.']],
])('a paragraph that was %s is as it was', (change, before, after) => {
  const [old, now] = [buildDocument({ body: before }), buildDocument({ body: after })];
  const pieces = documentDifference(old, now);
  const index = pieces.findIndex((piece) => piece.change === change);
  expect(putBack(old, now, pieces, index)?.toJSON()).toEqual(old.toJSON());
});

test('the only paragraph is not taken from a story', () => {
  const [old, now] = [
    buildDocument({ body: ['Five six.'] }),
    buildDocument({ body: ['Gone wholly elsewhere.'] }),
  ];
  const pieces = documentDifference(old, now);
  const index = pieces.findIndex(({ change }) => change === 'added');
  expect(putBack(old, now, pieces, index)).toBeNull();
});
