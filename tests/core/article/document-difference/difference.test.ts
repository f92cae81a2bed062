import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentDifference } from '../../../../core/article/document-difference/difference.ts';
import { documentOf, piecesOf } from '../../../../core/article/document-difference/pieces.ts';
import { buildDocument } from '../../../support/build-document.ts';
import { editAtRandom } from '../../../db/random-edits.ts';
import { asReadersSee, versionOf } from './versions.ts';

const sentences = [
  'The harbour wall at Port Elder will be rebuilt from June, the trust said.',
  'Fares on the evening ferry rise by four per cent.',
  'Ines Varga has been harbour master since the flood.',
  'Nobody was hurt when the crane fell into the dock on Tuesday night.',
  'The council meets again in two weeks to vote on the plan.',
  '',
  'No.',
];

/** A story and one that came of it by some edits. */
const twoVersions = fc
  .record({
    body: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 8 }),
    edits: fc.array(fc.nat(1_000_000), { maxLength: 12 }),
  })
  .map(({ body, edits }) => {
    const old = buildDocument({ headline: 'Harbour wall', body });
    const now = edits.reduce((doc, seed) => editAtRandom(doc, seed).doc, old);
    return { old, now };
  });

const seeded = { seed: 25, numRuns: 400 };

describe('a comparison of two versions of a story', () => {
  test('holds both of them exactly', () => {
    fc.assert(
      fc.property(twoVersions, ({ old, now }) => {
        const pieces = documentDifference(old, now);
        expect(versionOf(pieces, 'old').toJSON()).toEqual(asReadersSee(old).toJSON());
        expect(versionOf(pieces, 'now').toJSON()).toEqual(asReadersSee(now).toJSON());
      }),
      seeded,
    );
  });

  test('survives the way to another process', () => {
    fc.assert(
      fc.property(twoVersions, ({ old, now }) => {
        const pieces = documentDifference(old, now);
        expect(structuredClone(pieces)).toEqual(pieces);
      }),
      { ...seeded, numRuns: 50 },
    );
  });

  test('pairs the same pieces whichever comes first', () => {
    fc.assert(
      fc.property(twoVersions, ({ old, now }) => {
        const there = documentDifference(old, now);
        const back = documentDifference(now, old);
        const pairs = there.flatMap((piece) =>
          piece.change === 'moved-away' ? [] : [[piece.old?.at ?? -1, piece.now?.at ?? -1]],
        );
        const turned = back.flatMap((piece) =>
          piece.change === 'moved-away' ? [] : [[piece.now?.at ?? -1, piece.old?.at ?? -1]],
        );
        expect(turned.toSorted()).toEqual(pairs.toSorted());
      }),
      seeded,
    );
  });

  test('takes out from one side what it puts in from the other', () => {
    fc.assert(
      fc.property(twoVersions, ({ old, now }) => {
        const words = (pieces: ReturnType<typeof documentDifference>, change: string) =>
          pieces
            .flatMap(({ texts }) => texts.flat())
            .filter((run) => run.change === change)
            .map(({ text }) => text)
            .toSorted();
        const [there, back] = [documentDifference(old, now), documentDifference(now, old)];
        expect(words(back, 'added')).toEqual(words(there, 'removed'));
        expect(words(back, 'removed')).toEqual(words(there, 'added'));
      }),
      seeded,
    );
  });

  test('of a story with itself finds nothing', () => {
    fc.assert(
      fc.property(twoVersions, ({ now }) => {
        expect(documentDifference(now, now).every(({ change }) => change === 'same')).toBe(true);
      }),
      { ...seeded, numRuns: 100 },
    );
  });
});

test('a story is put together again from its pieces', () => {
  fc.assert(
    fc.property(twoVersions, ({ now }) => {
      expect(documentOf(piecesOf(now)).toJSON()).toEqual(now.toJSON());
    }),
    seeded,
  );
});
