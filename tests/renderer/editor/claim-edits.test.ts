// @vitest-environment jsdom
import { AllSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { ClaimId } from '../../../core/base/id.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, press, selectText, type } from './mount-editor.ts';

type Mounted = ReturnType<typeof mountEditor>;

const { nodes } = articleSchema;
const [whole, rest] = ['whole', 'rest'] as [ClaimId, ClaimId];
const marked = (text: string, id: ClaimId) =>
  articleSchema.text(text, [articleSchema.mark('claim', { id })]);

function mountClaims(): Mounted {
  const mounted = mountEditor(
    buildDocument({
      body: [
        nodes.paragraph.create(null, [
          articleSchema.text('Then '),
          marked('it voted nine to two', whole),
          articleSchema.text(' and, at six, '),
          marked('left by boat', rest),
          articleSchema.text('.'),
        ]),
        'Nobody spoke.',
      ],
    }),
  );
  mounted.editor.setClaims(
    new Map([
      [whole, 'confirmed'],
      [rest, 'unchecked'],
    ]),
  );
  return mounted;
}

const claimed = ({ editor, clock }: Mounted): string[] => {
  clock.turn(1000);
  return editor.claims.get().list.map(({ text }) => text);
};

describe('splitting', () => {
  test('parts the claim between the words nearest to the caret', () => {
    const mounted = mountClaims();
    caretAt(mounted.editor, 'nine', 1);
    expect(press(mounted.editor, 'Alt-F8')).toBe(true);
    expect(claimed(mounted)).toEqual(['it voted', 'nine to two', 'left by boat']);
    expect(mounted.claims).toMatchObject([{ text: 'nine to two', splitFrom: whole, kind: null }]);
    expect(mounted.editor.claims.get().list[0]?.id).toBe(whole);
    expect(mounted.editor.claims.get().current).toBe(mounted.claims[0]?.id);
    expect(mounted.editor.announcement.get()).toBe('Claim split: “it voted”, and “nine to two”');
    press(mounted.editor, 'Mod-z');
    expect(claimed(mounted)).toEqual(['it voted nine to two', 'left by boat']);
  });

  test('parts nothing outside a claim, or in a claim of one word', () => {
    const mounted = mountClaims();
    caretAt(mounted.editor, 'Nobody', 2);
    expect(mounted.editor.can('claims.split')).toBe(false);
    selectText(mounted.editor, 'Nobody');
    press(mounted.editor, 'F8');
    caretAt(mounted.editor, 'Nobody', 2);
    expect(press(mounted.editor, 'Alt-F8')).toBe(false);
  });
});

describe('merging', () => {
  test('takes a split back from where it leaves the caret, in the last claim of its block', () => {
    const mounted = mountClaims();
    caretAt(mounted.editor, 'by boat', 1);
    expect(press(mounted.editor, 'Mod-Shift-F8')).toBe(true);
    expect(claimed(mounted)).toEqual(['it voted nine to two', 'left', 'by boat']);
    expect(press(mounted.editor, 'Mod-F8')).toBe(true);
    expect(claimed(mounted)).toEqual(['it voted nine to two', 'left by boat']);
    expect(mounted.merges).toEqual([{ id: rest, merged: mounted.claims[0]?.id }]);
    expect(mounted.editor.claims.get().current).toBe(rest);
    expect(mounted.editor.announcement.get()).toBe(
      'Claim joined with the one before: “left by boat”',
    );
  });

  test('makes one claim of the one in hand and the next, with the words between', () => {
    const mounted = mountClaims();
    caretAt(mounted.editor, 'voted');
    expect(press(mounted.editor, 'Mod-F8')).toBe(true);
    expect(claimed(mounted)).toEqual(['it voted nine to two and, at six, left by boat']);
    expect(mounted.merges).toEqual([{ id: whole, merged: rest }]);
    press(mounted.editor, 'Mod-z');
    expect(claimed(mounted)).toEqual(['it voted nine to two', 'left by boat']);
  });

  test('stays within the block', () => {
    const mounted = mountClaims();
    selectText(mounted.editor, 'Nobody spoke');
    press(mounted.editor, 'F8');
    expect(mounted.editor.can('claims.merge')).toBe(false);
  });
});

describe('the fix', () => {
  test.each([
    ['it voted ten to two'],
    ['We voted nine to two'],
    ['it voted nine to two, twice'],
    ['Nothing of it'],
  ])('“%s” takes the place of the claim’s words as one undo step, and is the claim', (words) => {
    const mounted = mountClaims();
    caretAt(mounted.editor, 'Nobody');
    type(mounted.editor, 'So ');
    expect(mounted.editor.replaceClaim(whole, `${words}\n`)).toBe(true);
    expect(claimed(mounted)).toEqual([words, 'left by boat']);
    press(mounted.editor, 'Mod-z');
    expect(claimed(mounted)).toEqual(['it voted nine to two', 'left by boat']);
    expect(mounted.editor.view.state.doc.textContent).toContain('So Nobody');
  });

  test('does not apply when the claim reads so, or is not there', () => {
    const { editor } = mountClaims();
    expect(editor.replaceClaim(whole, 'it voted nine to two')).toBe(false);
    expect(editor.replaceClaim('gone' as ClaimId, 'x')).toBe(false);
  });
});

describe('marking', () => {
  test('words that were a claim before is one edit under its record', () => {
    const mounted = mountClaims();
    mounted.known.set('Nobody spoke', 'before' as ClaimId);
    selectText(mounted.editor, 'Nobody spoke');
    press(mounted.editor, 'F8');
    expect(mounted.claims).toMatchObject([{ id: 'before', text: 'Nobody spoke' }]);
    expect(mounted.editor.claims.get().current).toBe('before');
    press(mounted.editor, 'Mod-z');
    expect(claimed(mounted)).toEqual(['it voted nine to two', 'left by boat']);
  });

  test('the whole story leaves the caret among words', () => {
    const mounted = mountClaims();
    const { view } = mounted.editor;
    view.dispatch(view.state.tr.setSelection(new AllSelection(view.state.doc)));
    press(mounted.editor, 'F8');
    expect(mounted.claims).toHaveLength(1);
    expect(view.state.selection.$head.parent.isTextblock).toBe(true);
  });
});
