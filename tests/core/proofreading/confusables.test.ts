import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  openConfusables,
  packConfusable,
  type Confusable,
} from '../../../core/proofreading/language/confusables.ts';

const confusable = fc.record({
  id: fc.nat({ max: 0xf_ffff }),
  sameSound: fc.boolean(),
  isInflection: fc.boolean(),
  confused: fc.nat({ max: 3 }),
  slip: fc.double({ min: 0, max: 40, noNaN: true }),
});

function asBytes(numbers: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}

function opened(lists: readonly (readonly Confusable[])[]) {
  const starts = [0];
  for (const list of lists) starts.push((starts.at(-1) ?? 0) + list.length);
  return openConfusables(
    new Map([
      ['conf-at', asBytes(starts)],
      ['conf-to', asBytes(lists.flat().map(packConfusable))],
    ]),
  );
}

function visited(id: number, of: ReturnType<typeof openConfusables>): Confusable[] {
  const found: Confusable[] = [];
  of.each(id, (meant, about) => {
    expect(about().id).toBe(meant);
    found.push(about());
  });
  return found;
}

describe('confusables', () => {
  it('come back as they were packed, slips to a twelfth of a nat and at most 20', () => {
    fc.assert(
      fc.property(fc.array(fc.array(confusable, { maxLength: 4 }), { maxLength: 6 }), (lists) => {
        const all = opened(lists);
        lists.forEach((list, id) => {
          const found = visited(id, all);
          expect(found.map((one) => ({ ...one, slip: 0 }))).toEqual(
            list.map((one) => ({ ...one, slip: 0 })),
          );
          found.forEach(({ slip }, at) => {
            expect(Math.abs(slip - Math.min(20, list[at]?.slip ?? 0))).toBeLessThanOrEqual(
              1 / 24 + 1e-9,
            );
          });
        });
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it('are none for a word beyond the last that has some, and in a file without them', () => {
    const one = { id: 3, sameSound: false, isInflection: false, confused: 0, slip: 1 };
    expect(visited(7, opened([[one]]))).toEqual([]);
    expect(visited(0, openConfusables(new Map()))).toEqual([]);
  });
});
