// @vitest-environment jsdom
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ClaimId, QuoteTieId, SourceId } from '../../../core/base/id.ts';
import type { QuoteTie } from '../../../core/factcheck/quotation.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, placeOf, press, selectText, type } from './mount-editor.ts';

type Mounted = ReturnType<typeof mountEditor>;

const story = () =>
  buildDocument({
    headline: 'A pier',
    body: [
      'The board met. It has 11 seats. It was 9 to 2.',
      'She said “the pier is safe” on day 3. Nobody spoke.',
      'There were two boats. There were ten boats.',
    ],
  });

function mountRead(document = story()): Mounted {
  const mounted = mountEditor(document);
  mounted.readFacts();
  return mounted;
}

const facts = ({ editor }: Mounted) => editor.facts.get();
const proposed = (mounted: Mounted) =>
  facts(mounted).proposals.map(({ words, isDismissed }) => (isDismissed ? `(${words})` : words));
const idOf = (mounted: Mounted, words: string): string =>
  facts(mounted).proposals.find((one) => one.words === words)?.id ?? '';
const standsAt = (mounted: Mounted, id: string): string[] =>
  mounted.editor
    .placeOfFact(id)
    .map(({ from, to }) => mounted.editor.view.state.doc.textBetween(from, to));
const said = ({ editor }: Mounted): string => editor.announcement.get();
const claimed = ({ editor, clock }: Mounted): string[] => {
  clock.turn(1000);
  return editor.claims.get().list.map(({ text }) => text);
};

const seats = 'It has 11 seats.';
const vote = 'It was 9 to 2.';
const day = 'She said “the pier is safe” on day 3.';

describe('what is read', () => {
  test('proposals, quotations and inconsistencies, in the order of the text', () => {
    const mounted = mountRead();
    expect(proposed(mounted)).toEqual([seats, vote, day]);
    expect(facts(mounted).quotations).toMatchObject([
      { words: 'the pier is safe', match: { state: 'not-found' }, tie: null },
    ]);
    expect(facts(mounted).inconsistencies).toMatchObject([
      { check: 'number', words: ['two', 'ten'], isDismissed: false },
    ]);
    expect(facts(mounted)).toMatchObject({
      coverage: { settled: 0, read: 0, total: 3 },
      reading: false,
      failure: null,
    });
  });

  test('stands where its words stand, and stays the same object through edits elsewhere', () => {
    const mounted = mountRead();
    const before = facts(mounted).proposals;
    caretAt(mounted.editor, 'The board');
    type(mounted.editor, 'Today ');
    for (const { id, words } of before) expect(standsAt(mounted, id)).toEqual([words]);
    mounted.clock.turn(1000);
    for (const { id, words } of before) expect(standsAt(mounted, id)).toEqual([words]);
    expect(facts(mounted).proposals).toBe(before);
    mounted.readFacts();
    expect(facts(mounted).proposals).toBe(before);
  });

  test('stays shown while its block is read again, less the words that changed', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, '11 seats');
    type(mounted.editor, '2');
    mounted.clock.turn(1000);
    expect(proposed(mounted)).toEqual([vote, day]);
    expect(facts(mounted).reading).toBe(true);
    mounted.readFacts();
    expect(proposed(mounted)).toEqual(['It has 211 seats.', vote, day]);
    press(mounted.editor, 'Mod-z');
    mounted.readFacts();
    expect(proposed(mounted)).toEqual([seats, vote, day]);
  });

  test('of a block that is parted stays with its words', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, 'It was 9');
    press(mounted.editor, 'Enter');
    mounted.clock.turn(1000);
    expect(proposed(mounted)).toEqual([seats, vote, day]);
    for (const { id, words } of facts(mounted).proposals)
      expect(standsAt(mounted, id)).toEqual([words]);
  });

  test('only what changed is sent', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, 'Nobody');
    type(mounted.editor, 'Yet ');
    mounted.readFacts();
    const last = mounted.reader.requests.at(-1);
    expect(last).toMatchObject({ kind: 'read', removed: 1, blocks: [{ role: 'paragraph' }] });
  });

  test('an inconsistency is gone with one of its places, and may be set aside', () => {
    const mounted = mountRead();
    const id = facts(mounted).inconsistencies[0]?.id ?? '';
    expect(standsAt(mounted, id)).toEqual(['two', 'ten']);
    expect(mounted.editor.dismissFact(id)).toBe(true);
    expect(mounted.dismissed).toEqual([{ kind: 'inconsistency', text: 'two/ten' }]);
    expect(facts(mounted).inconsistencies[0]?.isDismissed).toBe(true);
    selectText(mounted.editor, 'ten');
    press(mounted.editor, 'Backspace');
    mounted.clock.turn(1000);
    expect(facts(mounted).inconsistencies).toEqual([]);
  });

  test('a reader that fails is started again with everything; one that fails always is given up', () => {
    const mounted = mountRead();
    mounted.editor.setSources([{ id: 's1' as SourceId, text: 'the pier is safe' }]);
    mounted.readFacts();
    mounted.reader.fail('It stopped.');
    mounted.readFacts();
    expect(proposed(mounted)).toEqual([seats, vote, day]);
    expect(facts(mounted).quotations[0]?.match?.state).toBe('verbatim');
    for (let time = 0; time < 3; time += 1) mounted.reader.fail('It stopped.');
    expect(facts(mounted)).toMatchObject({ failure: 'It stopped.', reading: false });
    expect(mounted.reader.seen.starts).toBe(4);
  });

  test('a reader that says nothing for long is stopped, and started again when asked', () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    onTestFinished(() => hidden.mockRestore());
    const mounted = mountEditor(story());
    mounted.clock.turn(60_000);
    // Nobody looks: the system may hold a page that is not in view.
    expect(facts(mounted)).toMatchObject({ failure: null, reading: true });
    hidden.mockReturnValue(false);
    mounted.clock.turn(18_000);
    expect(mounted.reader.seen.isClosed).toBe(false);
    mounted.clock.turn(3_000);
    expect(mounted.reader.seen.isClosed).toBe(true);
    expect(facts(mounted).reading).toBe(false);
    expect(facts(mounted).failure).toMatch(/got stuck and was stopped/);
    mounted.editor.readFactsAgain();
    mounted.readFacts();
    expect(mounted.reader.seen.starts).toBe(2);
    expect(facts(mounted)).toMatchObject({ failure: null, reading: false });
    expect(proposed(mounted)).toEqual([seats, vote, day]);
  });

  test('a reader that has answered may rest as long as it likes', () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
    onTestFinished(() => hidden.mockRestore());
    const mounted = mountRead();
    mounted.clock.turn(60_000);
    expect(facts(mounted)).toMatchObject({ failure: null, reading: false });
    expect(mounted.reader.seen.isClosed).toBe(false);
  });

  test('the last words of a reader whose story was left start no other', () => {
    const mounted = mountRead();
    mounted.editor.destroy();
    mounted.reader.fail('It stopped.');
    expect(mounted.reader.seen.starts).toBe(1);
  });
});

describe('quotations', () => {
  const source = (id: string, text: string) => ({ id: id as SourceId, text });
  const state = (mounted: Mounted) => facts(mounted).quotations[0]?.match?.state;

  test('are looked for as sources come and go; each source is sent once', () => {
    const mounted = mountRead();
    const one = source('s1', 'He said: the pier is safe.');
    mounted.editor.setSources([one]);
    mounted.readFacts();
    expect(state(mounted)).toBe('verbatim');
    mounted.editor.setSources([one, source('s2', 'Nothing.')]);
    mounted.readFacts();
    mounted.editor.setSources([source('s2', 'Nothing.')]);
    mounted.readFacts();
    expect(state(mounted)).toBe('not-found');
    const sent = mounted.reader.requests.flatMap((asked) =>
      asked.kind === 'sources' ? [asked.came.map(({ id }) => id)] : [],
    );
    expect(sent).toEqual([['s1'], ['s2'], []]);
  });

  test('keep their tie when a word of them changes, and say that it is stale', () => {
    const mounted = mountRead();
    const tie: QuoteTie = {
      id: 't1' as QuoteTieId,
      words: 'the pier is safe',
      passage: { sourceId: 's1' as SourceId, from: 0, to: 5 },
      original: 'bryggen er trygg',
    };
    mounted.editor.setQuoteTies([tie]);
    mounted.clock.turn(1000);
    expect(facts(mounted).quotations[0]).toMatchObject({ tie, tieIsStale: false });
    selectText(mounted.editor, 'safe”');
    type(mounted.editor, 'sound”');
    mounted.readFacts();
    expect(facts(mounted).quotations[0]).toMatchObject({
      words: 'the pier is sound',
      tie,
      tieIsStale: true,
    });
  });
});

describe('F9', () => {
  test('goes to what is left to check, claims and proposals alike, and round', () => {
    const mounted = mountRead();
    selectText(mounted.editor, 'Nobody spoke');
    press(mounted.editor, 'F8');
    mounted.readFacts();
    caretAt(mounted.editor, 'A pier');
    const stops = Array.from({ length: 5 }, () => {
      press(mounted.editor, 'F9');
      return mounted.editor.view.state.selection.from;
    });
    const at = [seats, vote, day, 'Nobody spoke'].map((words) => placeOf(mounted.editor, words));
    expect(stops).toEqual([...at, at[0]]);
    press(mounted.editor, 'Shift-F9');
    expect(mounted.editor.view.state.selection.from).toBe(at[3]);
    expect(said(mounted)).toBe('Claim, unchecked: “Nobody spoke” 4 of 4 left.');
  });

  test('goes first to what the caret came upon, and nobody has stepped to', () => {
    const mounted = mountRead();
    const stepsTo = () => {
      press(mounted.editor, 'F9');
      return mounted.editor.view.state.selection.from;
    };
    const [seatsAt, voteAt] = [seats, vote].map((words) => placeOf(mounted.editor, words));
    caretAt(mounted.editor, seats);
    expect([stepsTo(), stepsTo()]).toEqual([seatsAt, voteAt]);
    caretAt(mounted.editor, '11 seats');
    expect([stepsTo(), stepsTo()]).toEqual([seatsAt, voteAt]);
    caretAt(mounted.editor, '11 seats');
    expect(mounted.editor.statementAtCaret()).toMatchObject({ kind: 'proposal' });
    expect(stepsTo()).toBe(voteAt);
  });

  test('goes on from what was stepped to and edited', () => {
    const mounted = mountRead();
    press(mounted.editor, 'F9');
    caretAt(mounted.editor, 'has 11');
    type(mounted.editor, 'now ');
    mounted.readFacts();
    press(mounted.editor, 'F9');
    expect(mounted.editor.view.state.selection.from).toBe(placeOf(mounted.editor, vote));
  });

  test('says what it came to, and when nothing is left', () => {
    const mounted = mountRead();
    press(mounted.editor, 'F9');
    expect(said(mounted)).toContain(`“${seats}” a figure. F8 makes it a claim`);
    expect(said(mounted)).toContain('1 of 3 left.');
    for (let time = 0; time < 3; time += 1) press(mounted.editor, 'Shift-F8');
    expect(proposed(mounted)).toEqual([`(${seats})`, `(${vote})`, `(${day})`]);
    expect(said(mounted)).toBe(
      'Nothing is left to check: every claim is settled and every proposal read.',
    );
    expect(facts(mounted).coverage).toEqual({ settled: 3, read: 3, total: 3 });
  });

  test('passes settled claims by', () => {
    const mounted = mountRead(buildDocument({ body: ['The board met. Nobody spoke.'] }));
    selectText(mounted.editor, 'The board met');
    press(mounted.editor, 'F8');
    const id = mounted.claims[0]?.id as ClaimId;
    mounted.editor.setClaims(new Map([[id, 'confirmed']]));
    mounted.readFacts();
    expect(press(mounted.editor, 'F9')).toBe(false);
    expect(mounted.editor.can('claims.next')).toBe(true);
    expect(facts(mounted).coverage).toEqual({ settled: 1, read: 1, total: 1 });
    mounted.editor.setClaims(new Map([[id, 'text-changed']]));
    press(mounted.editor, 'F9');
    expect(mounted.editor.claims.get().current).toBe(id);
  });
});

describe('F8 on a proposal', () => {
  test('makes a claim of its words, of its kind', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, 'has 11', 1);
    expect(facts(mounted).current).toBe(idOf(mounted, seats));
    press(mounted.editor, 'F8');
    expect(mounted.claims).toMatchObject([{ text: seats, kind: 'number', splitFrom: null }]);
    expect(claimed(mounted)).toEqual([seats]);
    expect(proposed(mounted)).toEqual([vote, day]);
    expect(said(mounted)).toBe(`Claim: “${seats}”`);
    press(mounted.editor, 'Mod-z');
    mounted.readFacts();
    expect(proposed(mounted)).toEqual([seats, vote, day]);
  });

  test('by its id, wherever the caret is', () => {
    const mounted = mountRead();
    expect(mounted.editor.acceptProposal(idOf(mounted, day))).toBe(true);
    expect(claimed(mounted)).toEqual([day]);
    expect(mounted.editor.acceptProposal('nothing')).toBe(false);
  });

  test('takes selected words instead where some are selected', () => {
    const mounted = mountRead();
    selectText(mounted.editor, '11 seats');
    press(mounted.editor, 'F8');
    expect(mounted.claims).toMatchObject([{ text: '11 seats', kind: 'other' }]);
    mounted.clock.turn(1000);
    expect(proposed(mounted)).toEqual([vote, day]);
  });
});

describe('Shift+F8', () => {
  test('sets the proposal in hand aside, and goes on', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, '11 seats');
    expect(press(mounted.editor, 'Shift-F8')).toBe(true);
    expect(mounted.dismissed).toEqual([{ kind: 'proposal', text: seats }]);
    expect(mounted.editor.view.state.selection.from).toBe(placeOf(mounted.editor, vote));
    expect(facts(mounted).current).toBe(idOf(mounted, vote));
  });

  test('binds that to the words: another sentence is another proposal', () => {
    const mounted = mountRead();
    mounted.editor.setDismissals([{ kind: 'proposal', text: seats }]);
    mounted.clock.turn(1000);
    expect(proposed(mounted)[0]).toBe(`(${seats})`);
    caretAt(mounted.editor, 'seats.');
    type(mounted.editor, 'new ');
    mounted.readFacts();
    expect(proposed(mounted)[0]).toBe('It has 11 new seats.');
  });

  test('does not apply where nothing is in hand', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, 'Nobody');
    expect(mounted.editor.can('claims.dismiss')).toBe(false);
  });
});
