// @vitest-environment jsdom
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import type { ClaimId } from '../../../core/base/id.ts';
import { claimAnchors } from '../../../core/factcheck/anchor.ts';
import { claimStatus } from '../../../core/factcheck/claim.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, press, selectText, type } from './mount-editor.ts';

// What random edits come to seldom: claims over lists, captions and headlines, claims that overlap,
// and history across splitting and merging.

const { nodes } = articleSchema;
const [one, two] = ['one', 'two'] as [ClaimId, ClaimId];
const said = (text: string, ...ids: ClaimId[]): Node =>
  articleSchema.text(
    text,
    ids.map((id) => articleSchema.mark('claim', { id })),
  );
const paragraph = (...words: (string | Node)[]): Node =>
  nodes.paragraph.create(
    null,
    words.map((piece) => (typeof piece === 'string' ? articleSchema.text(piece) : piece)),
  );
const item = (...words: (string | Node)[]): Node =>
  nodes.list_item.create(null, paragraph(...words));

/** An editor with claims that were confirmed as they stand, and how they stand now. */
function mountSettled(story: Node) {
  const mounted = mountEditor(story);
  const checked = claimAnchors(story);
  mounted.editor.setClaims(new Map([...checked.keys()].map((id) => [id, 'confirmed'])));
  const status = (id: ClaimId) => {
    const text = checked.get(id)?.text ?? '';
    const now = claimAnchors(mounted.editor.view.state.doc).get(id)?.text ?? null;
    return claimStatus({ verdict: 'confirmed', text }, now);
  };
  const both = () => [status(one), status(two)];
  return { ...mounted, status, both };
}

describe('a claim over a whole list', () => {
  const story = () =>
    buildDocument({
      body: [
        nodes.bullet_list.create(null, [
          item(said('Four ferries', one)),
          item(said('two piers', one)),
          item(said('and 81 boats', one)),
        ]),
        'Nobody spoke.',
      ],
    });

  test('reopens with any of its items, also when two become one', () => {
    const { editor, status } = mountSettled(story());
    caretAt(editor, 'two piers', 0);
    press(editor, 'Backspace');
    press(editor, 'Backspace');
    // White space between items is no word: joined as paragraphs they say the same.
    expect(status(one)).toBe('confirmed');
    caretAt(editor, 'two piers', 1);
    type(editor, 'x');
    expect(status(one)).toBe('text-changed');
    press(editor, 'Mod-z');
    expect(status(one)).toBe('confirmed');
  });

  test('holds as the list is another list, or none', () => {
    const { editor, status } = mountSettled(story());
    for (const command of ['format.orderedList', 'format.bulletList', 'format.lift'] as const) {
      selectText(editor, 'two piers');
      editor.run(command);
      expect(status(one)).toBe('confirmed');
    }
  });

  test('reopens when an item is put between its own', () => {
    const { editor, status } = mountSettled(story());
    const { view } = editor;
    const at = (claimAnchors(view.state.doc).get(one)?.from ?? 0) + 'Four ferries'.length + 2;
    view.dispatch(view.state.tr.insert(at, item('no lighthouse')));
    expect(status(one)).toBe('text-changed');
    press(editor, 'Mod-z');
    expect(status(one)).toBe('confirmed');
  });
});

describe('claims that overlap', () => {
  // one: “The ferry sank in 1931”, two: “in 1931 off Sund”
  const story = () =>
    buildDocument({
      headline: 'A pier',
      body: [
        paragraph(
          said('The ferry sank ', one),
          said('in 1931', one, two),
          said(' off Sund', two),
          '.',
        ),
      ],
    });

  test('reopen alone or together, by the words that are touched', () => {
    const { editor, both } = mountSettled(story());
    caretAt(editor, 'The ferry', 4);
    type(editor, 'old ');
    expect(both()).toEqual(['text-changed', 'confirmed']);
    caretAt(editor, 'off Sund', 4);
    type(editor, 'old ');
    expect(both()).toEqual(['text-changed', 'text-changed']);
    press(editor, 'Mod-z');
    press(editor, 'Mod-z');
    expect(both()).toEqual(['confirmed', 'confirmed']);
    caretAt(editor, '1931', 2);
    type(editor, '0');
    expect(both()).toEqual(['text-changed', 'text-changed']);
  });

  test('are told apart by splitting, merging and unmarking, and by undoing that', () => {
    const { editor, both } = mountSettled(story());
    editor.goToClaim(one);
    expect(press(editor, 'Mod-F8')).toBe(true);
    expect(both()).toEqual(['text-changed', 'cut']);
    press(editor, 'Mod-z');
    expect(both()).toEqual(['confirmed', 'confirmed']);
    editor.unmarkClaim(two);
    expect(both()).toEqual(['confirmed', 'cut']);
    press(editor, 'Mod-z');
    expect(both()).toEqual(['confirmed', 'confirmed']);
    editor.goToClaim(one);
    caretAt(editor, 'ferry sank', 5);
    expect(press(editor, 'Alt-F8')).toBe(true);
    expect(both()).toEqual(['text-changed', 'confirmed']);
    press(editor, 'Mod-z');
    expect(both()).toEqual(['confirmed', 'confirmed']);
  });

  test('a fix of the one reopens the other', () => {
    const { editor, both } = mountSettled(story());
    editor.replaceClaim(one, 'The ferry sank in 1932');
    expect(both()).toEqual(['text-changed', 'text-changed']);
    press(editor, 'Mod-z');
    expect(both()).toEqual(['confirmed', 'confirmed']);
  });
});

describe('history', () => {
  const story = () =>
    buildDocument({
      body: [
        paragraph(said('It voted nine to two', one), ' and then ', said('left by boat', two), '.'),
      ],
    });

  test('across a merge: what was typed before and after closes and reopens in turn', () => {
    const { editor, both } = mountSettled(story());
    caretAt(editor, 'nine', 4);
    type(editor, 'teen');
    expect(both()).toEqual(['text-changed', 'confirmed']);
    press(editor, 'Mod-F8');
    expect(both()).toEqual(['text-changed', 'cut']);
    caretAt(editor, 'by boat', 3);
    type(editor, 'row');
    for (const expected of [
      ['text-changed', 'cut'],
      ['text-changed', 'confirmed'],
      ['confirmed', 'confirmed'],
    ]) {
      press(editor, 'Mod-z');
      expect(both()).toEqual(expected);
    }
    press(editor, 'Mod-Shift-z');
    expect(both()).toEqual(['text-changed', 'confirmed']);
  });

  test('a part of a claim that is dragged away reopens it; dropped back by undo it closes', () => {
    const { editor, both } = mountSettled(story());
    const { view } = editor;
    selectText(editor, 'nine ');
    const { from, to } = view.state.selection;
    const { content } = view.state.doc.slice(from, to);
    const tr = view.state.tr.delete(from, to);
    view.dispatch(tr.replace(tr.doc.content.size - 2, undefined, new Slice(content, 0, 0)));
    expect(both()[0]).toBe('text-changed');
    press(editor, 'Mod-z');
    expect(both()).toEqual(['confirmed', 'confirmed']);
  });

  test('the same words without the mark, put over a claim, leave its record cut until undone', () => {
    const { editor, both } = mountSettled(story());
    const { view } = editor;
    const place = claimAnchors(view.state.doc).get(two);
    const { from = 0, to = 0 } = place ?? {};
    const bare = new Slice(Fragment.from(articleSchema.text('left by boat')), 0, 0);
    view.dispatch(view.state.tr.replace(from, to, bare));
    expect(both()).toEqual(['confirmed', 'cut']);
    press(editor, 'Mod-z');
    expect(both()).toEqual(['confirmed', 'confirmed']);
  });
});

test.each([
  ['a headline', buildDocument({ body: ['Nobody spoke.'] }), 'headline'],
  [
    'a caption',
    buildDocument({ body: [nodes.figure.createAndFill()].filter((n) => n !== null) }),
    'caption',
  ],
])('a claim made in %s reopens and closes with its words', (_where, story, name) => {
  const mounted = mountEditor(story);
  const { view } = mounted.editor;
  let at = 0;
  view.state.doc.descendants((node, pos) => {
    if (node.type.name === name) at = pos + 1;
  });
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
  type(mounted.editor, 'The pier cost 4 crowns');
  selectText(mounted.editor, 'cost 4 crowns');
  expect(press(mounted.editor, 'F8')).toBe(true);
  const id = mounted.claims[0]?.id as ClaimId;
  const reads = () => claimAnchors(view.state.doc).get(id)?.text;
  caretAt(mounted.editor, 'cost 4', 6);
  type(mounted.editor, '0');
  expect(reads()).toBe('cost 40 crowns');
  press(mounted.editor, 'Mod-z');
  expect(reads()).toBe('cost 4 crowns');
});
