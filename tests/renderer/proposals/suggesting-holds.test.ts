// @vitest-environment jsdom
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { asAccepted, withoutProposals } from '../../../core/article/proposals/reading.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { replacesParts } from '../../../renderer/editor/plugins/proposals/part-by-part.ts';
import type { EditorCommand } from '../../../renderer/editor/story-editor.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import { mountEditor, press, type } from '../editor/mount-editor.ts';

/** More runs for a long look: `SUGGEST_RUNS=3000 npx vitest run tests/renderer/proposals` */
const runs = Number(process.env['SUGGEST_RUNS'] ?? 120);

const { nodes } = articleSchema;
const paragraph = (words: string): Node => nodes.paragraph.create(null, articleSchema.text(words));

const story = buildDocument({
  headline: 'A pier for Sund',
  standfirst: 'The board met twice.',
  body: [
    'The board met on Monday. Nobody spoke.',
    'The ferry carried 81 people.',
    figure('The old quay', 'Photo by Ada Brook'),
    nodes.bullet_list.create(null, [
      nodes.list_item.create(null, paragraph('Planks')),
      nodes.list_item.create(null, paragraph('Nails and rope')),
    ]),
    nodes.blockquote.create(null, paragraph('We built the quay in 4 days, he said.')),
    'Mr Brannock left at six.',
  ],
});

const commands: readonly EditorCommand[] = [
  'format.strong',
  'format.em',
  'format.heading2',
  'format.quote',
  'format.pullQuote',
  'format.bulletList',
  'format.orderedList',
  'format.paragraph',
  'format.nest',
  'format.lift',
  'insert.figure',
  'insert.break',
];

const place = fc.record({
  at: fc.nat(330),
  length: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(70)),
});
const words = fc.constantFrom('x', ' ', ' not', '7', 'never ', '. ', '# ', '- ', '"');

const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('type' as const), place, words }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('on' as const), words }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('delete' as const), place }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('key' as const),
      place,
      key: fc.constantFrom('Enter', 'Shift-Enter', 'Backspace', 'Delete'),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('history' as const),
      command: fc.constantFrom('edit.undo' as const, 'edit.undo' as const, 'edit.redo' as const),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      place,
      command: fc.constantFrom(...commands),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('paste' as const), place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pasteText' as const), place, words }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('replaceAll' as const),
      find: fc.constantFrom('the', 'o', ' ', '4', 'quay'),
      by: fc.constantFrom('ten', 'The', '', 'o'),
    }),
  },
);

type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

function open() {
  const mounted = mountEditor(story);
  const { editor } = mounted;
  const { view } = editor;
  editor.setSuggesting(true);
  const own = view.props.dispatchTransaction;
  view.setProps({
    dispatchTransaction: function (tr) {
      const before = view.state;
      const told = mounted.said.length;
      own?.call(view, tr);
      // What cannot be proposed is not made, and the editor is told.
      if (mounted.said.length > told) return;
      // Over several parts of the story each part is a matter of its own.
      if (!tr.docChanged || isHistory || replacesParts(before, tr)) return;
      expect(asAccepted(view.state.doc).toString()).toBe(asAccepted(tr.doc).toString());
    },
  });
  let isHistory = false;
  let clipboard = '';

  function select({ at, length }: { at: number; length: number }): void {
    const { doc, tr } = view.state;
    const clamp = (pos: number): number => Math.min(pos, doc.content.size);
    view.dispatch(
      tr.setSelection(
        TextSelection.between(doc.resolve(clamp(at)), doc.resolve(clamp(at + length))),
      ),
    );
  }

  function cut(): void {
    if (view.state.selection.empty) return;
    const setData = (name: string, value: string): void => {
      if (name === 'text/html') clipboard = value;
    };
    const event = new Event('cut', { bubbles: true, cancelable: true });
    const clipboardData = { clearData: () => undefined, setData };
    view.dom.dispatchEvent(Object.assign(event, { clipboardData }));
  }

  function carryOut(one: Act): void {
    if ('place' in one) select(one.place);
    switch (one.kind) {
      case 'type':
      case 'on':
        return type(editor, one.words);
      case 'delete':
        return view.dispatch(view.state.tr.deleteSelection());
      case 'key':
        for (let time = 0; time < one.times; time += 1) press(editor, one.key);
        return undefined;
      case 'history':
        isHistory = true;
        for (let time = 0; time < one.times; time += 1) editor.run(one.command);
        isHistory = false;
        return undefined;
      case 'command':
        return void editor.run(one.command);
      case 'cut':
        return cut();
      case 'paste':
        if (clipboard !== '') view.pasteHTML(clipboard, new Event('paste') as ClipboardEvent);
        return undefined;
      case 'pasteText':
        return void view.pasteText(one.words, new Event('paste') as ClipboardEvent);
      case 'replaceAll':
        editor.setQuery({ text: one.find, matchCase: false, wholeWord: false, isPattern: false });
        editor.replaceAllMatches(one.by);
        return editor.setQuery(null);
    }
  }

  const undoAll = (): void => {
    isHistory = true;
    while (editor.can('edit.undo')) editor.run('edit.undo');
    isHistory = false;
  };
  return { ...mounted, carryOut, undoAll };
}

describe('whatever is done while suggesting', () => {
  test('readers get the story as it was; accepted, it reads as plain editing; undone, it is as it was', () => {
    let [made, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 14 }), (acts) => {
        const { editor, carryOut, undoAll, said } = open();
        for (const one of acts) {
          carryOut(one);
          expect(withoutProposals(editor.view.state.doc).toString()).toBe(story.toString());
        }
        editor.view.state.doc.check();
        expect(withoutProposals(editor.view.state.doc).eq(story)).toBe(true);
        undoAll();
        expect(editor.view.state.doc.eq(story)).toBe(true);
        made += acts.length;
        refused += said.length;
        editor.destroy();
      }),
      { numRuns: runs, seed: Number(process.env['SUGGEST_SEED'] ?? 20260), endOnFailure: false },
    );
    expect(refused / made).toBeLessThan(0.01);
  });
});
