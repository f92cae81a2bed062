// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { ClaimId } from '../../../core/base/id.ts';
import type { ClaimStatus } from '../../../core/factcheck/claim.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, placeOf, press, selectText, type } from './mount-editor.ts';

type Mounted = ReturnType<typeof mountEditor>;

const story = () =>
  buildDocument({
    headline: 'A pier',
    body: ['The board met. It voted nine to two. Nobody spoke.', 'Mr. Brannock left at six.'],
  });
const claims = ({ editor, clock }: Mounted) => {
  clock.turn(1000);
  return editor.claims.get().list.map(({ text }) => text);
};

function mark(mounted: Mounted, text: string): ClaimId {
  selectText(mounted.editor, text);
  press(mounted.editor, 'F8');
  mounted.clock.turn(1000);
  return mounted.claims.at(-1)?.id as ClaimId;
}

function states({ editor }: Mounted): string[] {
  return [...editor.view.dom.querySelectorAll<HTMLElement>('.claim')].map(
    ({ dataset }) => dataset['claimState'] ?? '',
  );
}

describe('the claim that the caret stands in', () => {
  const id = 'vote' as ClaimId;
  const opened = (at: number) =>
    mountEditor(
      buildDocument({
        body: [
          articleSchema.nodes.paragraph.create(null, [
            articleSchema.text('Nobody spoke. '),
            articleSchema.text('It voted nine to two.', [articleSchema.mark('claim', { id })]),
          ]),
        ],
      }),
      { selection: { anchor: at, head: at } },
    );
  const inside = placeOf(opened(1).editor, 'nine');

  test('is in hand as soon as the story is opened', () => {
    const { editor } = opened(inside);
    expect(editor.claims.get().current).toBe(id);
    expect(editor.statementAtCaret()).toEqual({ kind: 'claim', id });
  });

  test('is none where the caret stands outside', () => {
    expect(opened(inside - 14).editor.statementAtCaret()).toBeNull();
  });
});

describe('marking', () => {
  test('makes a claim of the selected words, without the space around them', () => {
    const mounted = mountEditor(story());
    selectText(mounted.editor, ' It voted nine to two. ');
    expect(press(mounted.editor, 'Mod-Shift-m')).toBe(true);
    expect(mounted.claims).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        text: 'It voted nine to two.',
        kind: 'other',
        splitFrom: null,
      },
    ]);
    expect(claims(mounted)).toEqual(['It voted nine to two.']);
  });

  test('makes a claim of the sentence around the caret when nothing is selected', () => {
    const mounted = mountEditor(story());
    caretAt(mounted.editor, 'voted', 2);
    press(mounted.editor, 'F8');
    expect(mounted.claims[0]?.text).toBe('It voted nine to two.');
  });

  test('makes no second claim of words that are one already', () => {
    const mounted = mountEditor(story());
    caretAt(mounted.editor, 'voted', 2);
    press(mounted.editor, 'F8');
    caretAt(mounted.editor, 'voted', 2);
    expect(press(mounted.editor, 'F8')).toBe(false);
    mark(mounted, 'nine to two');
    expect(claims(mounted)).toEqual(['It voted nine to two.', 'nine to two']);
  });

  test('what is typed behind a claim is none of it, what is typed inside is', () => {
    const mounted = mountEditor(story());
    mark(mounted, 'It voted nine to two');
    caretAt(mounted.editor, 'to two', 6);
    type(mounted.editor, ' again');
    expect(claims(mounted)).toEqual(['It voted nine to two']);
    caretAt(mounted.editor, 'nine', 4);
    type(mounted.editor, 'teen');
    expect(claims(mounted)).toEqual(['It voted nineteen to two']);
  });

  test('an empty place is no claim', () => {
    const mounted = mountEditor(buildDocument());
    expect(mounted.editor.run('claims.mark')).toBe(false);
    expect(mounted.claims).toEqual([]);
  });

  test('taking the mark off, and undoing it', () => {
    const mounted = mountEditor(story());
    const id = mark(mounted, 'nine to two');
    expect(mounted.editor.unmarkClaim(id)).toBe(true);
    expect(claims(mounted)).toEqual([]);
    press(mounted.editor, 'Mod-z');
    expect(claims(mounted)).toEqual(['nine to two']);
    caretAt(mounted.editor, 'nine', 1);
    expect(mounted.editor.run('claims.unmark')).toBe(true);
    expect(claims(mounted)).toEqual([]);
  });

  test('claims may overlap', () => {
    const mounted = mountEditor(story());
    mark(mounted, 'It voted nine to two');
    mark(mounted, 'nine to two. Nobody');
    expect(claims(mounted)).toEqual(['It voted nine to two', 'nine to two. Nobody']);
  });
});

describe('drawing', () => {
  const statuses = (entries: readonly (readonly [ClaimId, ClaimStatus])[]) => new Map(entries);

  test('by status', () => {
    const mounted = mountEditor(story());
    const first = mark(mounted, 'The board met');
    const second = mark(mounted, 'left at six');
    expect(states(mounted)).toEqual(['open', 'open']);
    mounted.editor.setClaims(
      statuses([
        [first, 'confirmed'],
        [second, 'text-changed'],
      ]),
    );
    expect(states(mounted)).toEqual(['settled', 'changed']);
    mounted.editor.setClaims(
      statuses([
        [first, 'opinion'],
        [second, 'needs-change'],
      ]),
    );
    expect(states(mounted)).toEqual(['settled', 'amiss']);
    const told = statuses([
      [first, 'confirmed'],
      [second, 'cannot-confirm'],
    ]);
    mounted.editor.setClaims(told, new Set([first, second]));
    expect(states(mounted)).toEqual(['waiting', 'unproved']);
    mounted.editor.setClaims(told);
    expect(states(mounted)).toEqual(['settled', 'unproved']);
  });

  test('stays with its words through edits around it', () => {
    const mounted = mountEditor(story());
    const id = mark(mounted, 'nine to two');
    mounted.editor.setClaims(statuses([[id, 'confirmed']]));
    caretAt(mounted.editor, 'The board');
    type(mounted.editor, 'Today ');
    caretAt(mounted.editor, 'It voted');
    press(mounted.editor, 'Enter');
    const drawn = [...mounted.editor.view.dom.querySelectorAll<HTMLElement>('.claim')];
    expect(drawn.map(({ textContent, dataset }) => [textContent, dataset['claimState']])).toEqual([
      ['nine to two', 'settled'],
    ]);
    expect(mounted.editor.placeOfClaim(id)?.from).toBe(placeOf(mounted.editor, 'nine'));
  });

  test('is gone with its words', () => {
    const mounted = mountEditor(story());
    const id = mark(mounted, 'nine to two');
    selectText(mounted.editor, 'It voted nine to two.');
    press(mounted.editor, 'Backspace');
    expect(claims(mounted)).toEqual([]);
    expect(mounted.editor.placeOfClaim(id)).toBeNull();
    expect(mounted.editor.view.dom.querySelector('.claim')).toBeNull();
  });

  test('the one that the caret stands in is lifted', () => {
    const mounted = mountEditor(story());
    const id = mark(mounted, 'nine to two');
    caretAt(mounted.editor, 'The board');
    expect(mounted.editor.claims.get().current).toBeNull();
    caretAt(mounted.editor, 'nine', 2);
    expect(mounted.editor.claims.get().current).toBe(id);
    expect(mounted.editor.view.dom.querySelector('.claim-current')?.textContent).toBe(
      'nine to two',
    );
  });
});

describe('going', () => {
  test('from claim to claim and round, and to one by its id', () => {
    const mounted = mountEditor(story());
    const second = mark(mounted, 'nine to two');
    const first = mark(mounted, 'A pier');
    const third = mark(mounted, 'left at six');
    caretAt(mounted.editor, 'Nobody');
    const seen = ['F9', 'F9', 'F9', 'Shift-F9', 'Shift-F9'].map((key) => {
      press(mounted.editor, key);
      return mounted.editor.claims.get().current;
    });
    expect(seen).toEqual([third, first, second, first, third]);
    mounted.editor.goToClaim(second);
    expect(mounted.editor.view.state.selection.from).toBe(placeOf(mounted.editor, 'nine'));
  });
});

describe('telling', () => {
  test('the list is the same object while no claim’s words change', () => {
    const mounted = mountEditor(story());
    mark(mounted, 'nine to two');
    const { list } = mounted.editor.claims.get();
    caretAt(mounted.editor, 'Brannock');
    type(mounted.editor, 'J. ');
    caretAt(mounted.editor, 'The board');
    type(mounted.editor, 'So ');
    mounted.clock.turn(1000);
    expect(mounted.editor.claims.get().list).toBe(list);
  });

  test('words follow within a quarter of a second', () => {
    const { editor, clock } = mountEditor(story());
    const before = editor.words.get();
    caretAt(editor, 'Nobody');
    for (const letter of 'But so ') {
      type(editor, letter);
      clock.turn(100);
    }
    clock.turn(250);
    expect(editor.words.get()).toBe(before + 2);
  });
});
