import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyName, readCopyName } from '../../db/backup/copy-name.ts';
import {
  copiesForRoom,
  copiesToDrop,
  isSameWeek,
  keeping,
  type Rotated,
} from '../../db/backup/rotation.ts';

const hour = 3_600_000;
const day = 24 * hour;
// A Monday, noon.
const start = Date.UTC(2026, 4, 4, 12);
const seed = 60_027;

function copy(at: number, rest: Partial<Rotated> = {}): Rotated {
  return { name: `${at}-${rest.kind ?? 'backup'}`, kind: 'backup', at, isGood: true, ...rest };
}

function keptOf(copies: readonly Rotated[]): Rotated[] {
  const dropped = new Set(copiesToDrop(copies));
  return copies.filter(({ name }) => !dropped.has(name));
}

/** What is there after each of these copies was made and rotation had its turn. */
function lifeOf(times: readonly number[]): Rotated[] {
  return times.reduce<Rotated[]>(
    (present, at, index) => keptOf([...present, { ...copy(at), name: `${index}` }]),
    [],
  );
}

describe('rotation', () => {
  test('keeps a copy an hour for a day, one a day for two weeks, one a week for a year', () => {
    const hours = 500 * 24;
    const kept = lifeOf(Array.from({ length: hours }, (_, index) => start + index * hour));
    const now = start + (hours - 1) * hour;
    const ages = kept.map(({ at }) => now - at);
    for (let age = 0; age < 24; age++) expect(ages).toContain(age * hour);
    const days = new Set(kept.map(({ at }) => Math.floor(now / day) - Math.floor(at / day)));
    for (let age = 0; age < 14; age++) expect(days).toContain(age);
    expect(Math.max(...ages)).toBeGreaterThan(50 * 7 * day);
    expect(kept.length).toBeLessThanOrEqual(keeping.hours + keeping.days + keeping.weeks);
  });

  test('keeps what was made before an update or a restore although a newer copy followed', () => {
    const before = copy(start, { kind: 'before-restore' });
    const kept = keptOf([copy(start - 1), before, copy(start + 1), copy(start + 2)]);
    expect(kept).toContain(before);
  });

  test('keeps copies made by hand beside those of the same hour, the newest so many', () => {
    const byHand = Array.from({ length: keeping.byHand + 2 }, (_, index) =>
      copy(start + index, { kind: 'by-hand' }),
    );
    const kept = keptOf([...byHand, copy(start + 100), copy(start + 200)]);
    expect(kept).toEqual([...byHand.slice(2), copy(start + 200)]);
  });

  test('making many by hand costs no copy of an hour before', () => {
    const hours = Array.from({ length: keeping.hours }, (_, index) =>
      copy(start + index * hour, { kind: index % 2 ? 'backup' : 'by-hand' }),
    );
    expect(keptOf(hours)).toEqual(hours);
  });

  test('keeps what everything was restored from, although newer ones of its hour followed', () => {
    const restored = copy(start, { restoredAt: start + day });
    const copies = [restored, copy(start + 1), copy(start + 2)];
    expect(keptOf(copies)).toEqual([restored, copy(start + 2)]);
  });

  test('of those restored from it keeps the last ones, by when that was', () => {
    const restored = [4, 1, 3, 2].map((when, index) =>
      copy(start + index, { restoredAt: start + day + when }),
    );
    expect(keeping.restored).toBe(3);
    expect(keptOf([...restored, copy(start + 100)])).toEqual([
      copy(start, { restoredAt: start + day + 4 }),
      copy(start + 2, { restoredAt: start + day + 3 }),
      copy(start + 3, { restoredAt: start + day + 2 }),
      copy(start + 100),
    ]);
  });

  test('lets go of a bad copy only when there is a good one', () => {
    const bad = copy(start, { isGood: false });
    expect(copiesToDrop([bad])).toEqual([]);
    expect(copiesToDrop([copy(start - 100 * day), bad])).toEqual([bad.name]);
  });

  const times = fc.array(
    fc.oneof(
      fc.integer({ min: start - 400 * day, max: start + 400 * day }),
      fc.constantFrom(0, Date.UTC(2099, 0, 1), Date.UTC(9999, 0, 1)),
    ),
    { minLength: 1, maxLength: 200 },
  );

  test('whatever the clock said, the newest good copy stays', () => {
    fc.assert(
      fc.property(times, fc.infiniteStream(fc.boolean()), (all, good) => {
        const copies = all.map((at, index) => ({
          ...copy(at, { isGood: good.next().value === true }),
          name: `${index}`,
        }));
        const newest = copies.findLast(({ isGood }) => isGood);
        const kept = keptOf(copies);
        if (newest) expect(kept).toContain(newest);
        else expect(kept).toEqual(copies);
      }),
      { seed },
    );
  });

  test('what it keeps is bounded, and it has no wish to drop more at once', () => {
    fc.assert(
      fc.property(times, (all) => {
        const kept = keptOf(all.map((at, index) => ({ ...copy(at), name: `${index}` })));
        expect(kept.length).toBeLessThanOrEqual(keeping.hours + keeping.days + keeping.weeks);
        expect(copiesToDrop(kept)).toEqual([]);
      }),
      { seed },
    );
  });

  test('a clock set far forward for a while costs at most one copy of each row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (jump) => {
        const week = Array.from({ length: 30 * 24 }, (_, index) => start + index * hour);
        const wrong = start + jump * 1000 * hour;
        const kept = lifeOf([...week, wrong, wrong + 1000]).map(({ at }) => at);
        const usual = lifeOf(week).map(({ at }) => at);
        const lost = usual.filter((at) => !kept.includes(at));
        expect(lost.length).toBeLessThanOrEqual(3);
      }),
      { seed, numRuns: 50 },
    );
  });

  test('a clock set back does not make the copies from before count as useless', () => {
    const week = Array.from({ length: 7 * 24 }, (_, index) => start + index * hour);
    const back = [start - 365 * day, start - 365 * day + hour];
    const kept = lifeOf([...week, ...back]).map(({ at }) => at);
    expect(kept).toEqual(expect.arrayContaining(week.slice(-22)));
    expect(kept).toEqual(expect.arrayContaining(back));
  });
});

describe('room for another copy', () => {
  const sized = [10, 20, 30].map((size, index) => ({ ...copy(start + index), size }));

  test('is made by giving up the oldest', () => {
    expect(copiesForRoom(sized, 0)).toEqual([]);
    expect(copiesForRoom(sized, 5)).toEqual([sized[0]?.name]);
    expect(copiesForRoom(sized, 30)).toEqual([sized[0]?.name, sized[1]?.name]);
  });

  test('costs nothing when it cannot be had, and never the newest good one', () => {
    expect(copiesForRoom(sized, 31)).toBeNull();
    const [first, ...rest] = sized;
    const bad = rest.map((each) => ({ ...each, isGood: false }));
    expect(copiesForRoom([...(first ? [first] : []), ...bad], 50)).toEqual(
      bad.map(({ name }) => name),
    );
  });
});

describe('the name of a copy', () => {
  test('says what it is, in the order in which copies were made', () => {
    const at = Date.UTC(2026, 4, 3, 9, 5, 7, 40);
    const name = copyName({ kind: 'before-restore', number: 12, at });
    const byHand = copyName({ kind: 'by-hand', number: 13, at });
    expect(readCopyName(byHand)).toEqual({ name: byHand, kind: 'by-hand', number: 13, at });
    expect(readCopyName(name)).toEqual({ name, kind: 'before-restore', number: 12, at });
  });

  test('of an older release is understood too', () => {
    const name = 'before-update-from-7-2026-05-03T09-05-07-040Z.sqlite';
    expect(readCopyName(name)).toMatchObject({ kind: 'before-update', number: 0 });
  });

  test.each([
    'galley.sqlite',
    'draft-1-x.sqlite',
    'backup-000001-2026-13-45T09-05-07Z.sqlite',
    'x',
  ])('is not %s', (name) => expect(readCopyName(name)).toBeNull());

  test('weeks begin on Monday', () => {
    expect(isSameWeek(start, start + 6 * day)).toBe(true);
    expect(isSameWeek(start, start + 7 * day)).toBe(false);
    expect(isSameWeek(start - day, start)).toBe(false);
  });
});
