// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threadOf, type NoteThread } from '../../../core/article/note.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, press, selectText } from '../editor/mount-editor.ts';

// The place of a thread is its words', whatever becomes of these and of the thread.

const { nodes, marks } = articleSchema;
const id = 'a' as NoteId;
const standing = threadOf({ id, kind: 'note', text: 'Which?', author: 'Ada', at: 1 });
const resolved: NoteThread = { ...standing, outcome: 'resolved', settledAt: 2, settledBy: 'Jon' };
const states = [
  ['that stands', standing],
  ['that was resolved', resolved],
] as const;

function desk(thread: NoteThread) {
  const words = [
    articleSchema.text('The '),
    articleSchema.text('old ferry', [marks.note.create({ id })]),
    articleSchema.text(' sails at noon.'),
  ];
  const body = [nodes.paragraph.create(null, words), nodes.paragraph.create(null, [])];
  const mounted = mountEditor(buildDocument({ headline: 'Ferries', body }));
  mounted.editor.setNotes([thread]);
  const places = () => {
    mounted.clock.turn(1000);
    return mounted.editor.notes.get().list.map(({ text }) => text);
  };
  return { ...mounted, places };
}

type Desk = ReturnType<typeof desk>;

/** The copy or cut of the selection, and the paste of it, as the browser does them. */
function take({ editor: { view } }: Desk, kind: 'copy' | 'cut'): (into: Desk) => void {
  const data: Record<string, string> = {};
  const clipboard = {
    setData: (type: string, text: string) => void (data[type] = text),
    clearData: () => undefined,
    getData: (type: string) => data[type] ?? '',
    files: [],
  };
  const event = (name: string) =>
    Object.assign(new Event(name, { bubbles: true, cancelable: true }), {
      clipboardData: clipboard,
    });
  view.dom.dispatchEvent(event(kind));
  return (into) => into.editor.view.dom.dispatchEvent(event('paste'));
}

describe.each(states)('the place of a thread %s', (_state, thread) => {
  test('stays with its words while they are parted and joined', () => {
    const one = desk(thread);
    caretAt(one.editor, 'ferry');
    press(one.editor, 'Enter');
    expect(one.places()).toEqual(['old \nferry']);
    press(one.editor, 'Backspace');
    expect(one.places()).toEqual(['old ferry']);
  });

  test('goes with words that are cut, and comes with them where they are pasted', () => {
    const one = desk(thread);
    selectText(one.editor, 'old ferry');
    const paste = take(one, 'cut');
    expect(one.places()).toEqual([]);
    caretAt(one.editor, ' sails at noon.', ' sails at noon.'.length);
    paste(one);
    expect(one.places()).toEqual(['old ferry']);
  });

  test('is one when its words are copied', () => {
    const one = desk(thread);
    selectText(one.editor, 'old ferry');
    const paste = take(one, 'copy');
    caretAt(one.editor, ' sails at noon.', ' sails at noon.'.length);
    paste(one);
    expect(one.editor.view.state.doc.textContent).toContain('noon.old ferry');
    expect(one.places()).toEqual(['old ferry']);
    expect(one.editor.view.dom.querySelectorAll('[data-note]')).toHaveLength(1);
  });

  test('is what it was when anything that was done to the text is undone', () => {
    const edit = fc.record({
      kind: fc.constantFrom('insert', 'delete', 'split'),
      at: fc.nat(60),
      length: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const one = desk(thread);
        const { view } = one.editor;
        const before = view.state.doc;
        for (const { kind, at, length } of edits) {
          const { tr, doc } = view.state;
          const pos = Math.min(at, doc.content.size - 1);
          const $pos = doc.resolve(pos);
          if (!$pos.parent.isTextblock) continue;
          if (kind === 'insert') tr.insertText('more', pos);
          else if (kind === 'delete') tr.delete(pos, Math.min(pos + length, $pos.end()));
          else if ($pos.parent.type === nodes.paragraph) tr.split(pos);
          if (tr.docChanged) view.dispatch(tr);
        }
        for (let step = 0; step < 20; step += 1) one.editor.run('edit.undo');
        expect(view.state.doc.eq(before)).toBe(true);
        expect(one.places()).toEqual(['old ferry']);
        one.editor.destroy();
      }),
      { seed: 20_611, numRuns: 40 },
    );
  });
});
