// @vitest-environment jsdom
import { TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import { findSlips, mountEditor, press, type } from './mount-editor.ts';

const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.nat(300), fc.constantFrom('zz', 'a', ' ', 'wizz ', '.'))
      .map(([at, text]) => ({ at, text })),
  },
  { weight: 3, arbitrary: fc.tuple(fc.nat(300), fc.nat(12)).map(([at, cut]) => ({ at, cut })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(300), fc.constantFrom('Enter', 'Backspace', 'Delete'))
      .map(([at, key]) => ({ at, key })),
  },
  { weight: 1, arbitrary: fc.constantFrom('undo', 'redo').map((history) => ({ history })) },
  { weight: 1, arbitrary: fc.nat(300).map((at) => ({ at, move: true })) },
  { weight: 2, arbitrary: fc.nat(300).map((turn) => ({ turn })) },
  { weight: 2, arbitrary: fc.constant({ answer: true }) },
  { weight: 1, arbitrary: fc.constant({ step: true }) },
);

type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

const start = buildDocument({
  headline: 'A quizz in town',
  body: [
    'One wozzrd here, wizz there.',
    figure('A cazzt', 'Photo'),
    'Plain words only.',
    'Fizz, wizz and buzz.',
  ],
});

/** Every shown finding stands where its own words stand, and is drawn there. */
function expectInPlace(editor: StoryEditor): void {
  const { doc } = editor.view.state;
  for (const { id, finding } of editor.findings.get().list) {
    const place = editor.placeOfFinding(id);
    expect(place && doc.textBetween(place.from, place.to)).toBe(finding.text);
  }
  const drawn = [...editor.view.dom.querySelectorAll('[data-finding]')].map((element) =>
    element.getAttribute('data-finding'),
  );
  expect(new Set(drawn)).toEqual(new Set(editor.findings.get().list.map(({ id }) => id)));
}

function carryOut(mounted: ReturnType<typeof mountEditor>, one: Act): void {
  const { editor, clock, proofreader } = mounted;
  const { view } = editor;
  const { doc, tr } = view.state;
  const near = (pos: number) => TextSelection.near(doc.resolve(Math.min(pos, doc.content.size)));
  if ('turn' in one) clock.turn(one.turn);
  else if ('answer' in one) proofreader.answer();
  else if ('history' in one) editor.run(one.history === 'undo' ? 'edit.undo' : 'edit.redo');
  else if ('step' in one) press(editor, 'F7');
  else if ('move' in one) moveBlock(editor, one.at);
  else if ('cut' in one) {
    const end = Math.min(one.at + one.cut, doc.content.size);
    view.dispatch(
      tr
        .setSelection(TextSelection.between(near(one.at).$from, doc.resolve(end)))
        .deleteSelection(),
    );
  } else {
    view.dispatch(tr.setSelection(near(one.at)));
    if ('key' in one) press(editor, one.key);
    else type(editor, one.text);
  }
}

/** Moves a block of the body to its end, as dragging does: the very same node stands elsewhere. */
function moveBlock({ view }: StoryEditor, at: number): void {
  const { doc, tr } = view.state;
  const body = doc.lastChild;
  const block = body?.child(at % body.childCount);
  if (!body || !block || body.childCount < 2) return;
  let from = doc.content.size - body.nodeSize + 1;
  for (let index = 0; index < at % body.childCount; index += 1) from += body.child(index).nodeSize;
  tr.delete(from, from + block.nodeSize);
  view.dispatch(tr.insert(tr.doc.content.size - 1, block));
}

test('whatever is edited, answered and undone in between, findings stand where their words are', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
      const mounted = mountEditor(start);
      for (const one of acts) {
        carryOut(mounted, one);
        expectInPlace(mounted.editor);
      }
      const { editor } = mounted;
      editor.view.dom.dispatchEvent(new FocusEvent('blur'));
      mounted.proofread();
      const meant = textBlocks(editor.view.state.doc).flatMap(({ text }, block) =>
        findSlips(text, block),
      );
      expect(editor.findings.get().list.map(({ finding }) => finding.text)).toEqual(
        meant.map(({ text }) => text),
      );
      expect(mounted.proofreader.story.map(({ text }) => text)).toEqual(
        textBlocks(editor.view.state.doc).map(({ text }) => text),
      );
      expectInPlace(editor);
      editor.destroy();
    }),
    { seed: 20_265, numRuns: 250 },
  );
});
