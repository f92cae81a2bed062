import { describe, expect, test } from 'vitest';
import { checkDue, recordCheck } from '../../db/store-checks.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import { addStory, batch, mustOpen, temporaryFolder, textOf, typing } from './store-fixture.ts';

const day = 86_400_000;
const noon = 1_790_000_000_000;

describe('with a clock that is set back and forward', () => {
  test('a journal stays in the order in which it was typed', () => {
    const folder = temporaryFolder();
    let now = noon;
    const store = mustOpen(folder, { now: () => now });
    const id = addStory(store, { headline: 'Ferry', body: ['At noon.'] });
    const clocks = [noon, noon - 30 * day, noon + 400 * day, noon - 1, 0, noon];
    const texts: string[] = [];
    for (const [seq, at] of clocks.entries()) {
      now = at;
      const saved = store.journal.append(batch(id, seq, { steps: [typing(1 + seq, String(seq))] }));
      expect(saved).toMatchObject({ ok: true, value: { seq: seq + 1 } });
      texts.push(textOf(store, id).toString());
    }
    expect(textOf(store, id).firstChild?.textContent).toBe('012345Ferry');
    store.close();
    now = noon - 365 * day;
    const again = mustOpen(folder, { now: () => now });
    expect(textOf(again, id).firstChild?.textContent).toBe('012345Ferry');
    for (const [index, text] of texts.entries())
      expect(again.journal.documentAt(id, index + 1)?.toString()).toBe(text);
    again.close();
  });

  test('a check is due once, not at every look and not never', () => {
    const places = placesOf(temporaryFolder());
    mustOpen(places.folder).close();
    const database = connect(places.file, { lockWait: 0 });
    let full = 0;
    // A year ahead, back to today, a month behind, and then a week of hourly looks.
    const clocks = [noon, noon + 365 * day, noon, noon - 30 * day];
    for (let hour = 1; hour <= 7 * 24; hour++) clocks.push(noon - 30 * day + hour * 3_600_000);
    const made: string[] = [];
    for (const at of clocks) {
      const kind = checkDue(database, at);
      if (!kind) continue;
      made.push(kind);
      if (kind === 'full') full += 1;
      recordCheck(database, { at, kind, found: '' });
    }
    database.close();
    expect(made.slice(0, 4)).toEqual(['full', 'full', 'full', 'full']);
    expect(full).toBe(5);
    expect(made.filter((kind) => kind === 'quick')).toHaveLength(6);
  });
});
