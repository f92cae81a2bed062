// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { afterEach, describe, expect, test } from 'vitest';
import type { NoteThread } from '../../../core/article/note.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { NoteId, StoryId } from '../../../core/base/id.ts';
import { success } from '../../../core/base/result.ts';
import { openedOf, useDesk } from '../../../renderer/desk/desk-state.ts';
import { restoreText } from '../../../renderer/history/restore.ts';
import { watchEditor } from '../../../renderer/story/watch-editor.ts';
import { buildDocument } from '../../support/build-document.ts';
import { answerRequests, openStoryOf } from '../desk/desk-fixture.ts';
import {
  createHeldHost,
  mountEditor,
  placeOf,
  rest,
  selectText,
  type as typeInto,
} from '../editor/mount-editor.ts';
import { proposedParagraph, put, swapped, taken } from '../proposals/proposed-story.ts';

const mine = 'mine' as StoryId;
const { nodes, marks } = articleSchema;
const asked = 'asked' as NoteId;

const plain = storyOf(
  nodes.paragraph.create(null, articleSchema.text('The quay was never swept.')),
);
const earlier = storyOf(
  proposedParagraph('The quay was ', { taken: 'once ', id: taken }, 'swept', {
    put: ' twice',
    id: put,
  }),
  nodes.paragraph.create(null, [
    articleSchema.text('Forty boats', [marks.claim.create({ id: 'boats' })]),
    articleSchema.text(' came, '),
    articleSchema.text('they say', [marks.note.create({ id: asked })]),
    articleSchema.text('.'),
  ]),
);

function storyOf(...body: readonly Node[]): Node {
  return buildDocument({ headline: 'The quay at Sund', body: [...body] });
}

function thread(id: NoteId, over: Partial<NoteThread> = {}): NoteThread {
  const nobody = { author: 'Ada Brook', at: 1, editedAt: null, settledAt: null, settledBy: '' };
  return {
    id,
    kind: 'insertion',
    text: '',
    quote: '',
    replies: [],
    outcome: '',
    ...nobody,
    ...over,
  };
}

let stop: () => void = () => undefined;
afterEach(() => stop());

/** A story on the desk, with records of which those in `decided` are decided already. */
function desk(
  document: Node,
  decided: readonly NoteId[],
  answers: Parameters<typeof answerRequests>[0] = {},
) {
  const records = new Map(decided.map((id) => [id, thread(id, { outcome: 'accepted' })]));
  const changed = (noteIds: readonly NoteId[], outcome: NoteThread['outcome']) =>
    noteIds.flatMap((id) => {
      const known = records.get(id);
      if (known) records.set(id, { ...known, outcome });
      return records.get(id) ?? [];
    });
  const host = answerRequests({
    ...answers,
    'notes.reopen': ({ noteIds }: { noteIds: readonly NoteId[] }) => changed(noteIds, ''),
    'notes.decide': ({ noteIds, outcome }: { noteIds: readonly NoteId[]; outcome: 'accepted' }) =>
      changed(noteIds, outcome),
    'claims.add': (claim: object) => ({ ...claim, storyId: mine, history: [], evidence: [] }),
  });
  const append = () => Promise.resolve(success({ seq: 1, savedAt: 2 }));
  const mounted = mountEditor(document, { host: { ...createHeldHost().host, append } });
  const notes = [thread(asked, { kind: 'comment', outcome: 'resolved', text: 'Who?' })];
  useDesk.setState({ opened: { ...openedOf(openStoryOf(mine)), notes }, editor: mounted.editor });
  stop = watchEditor(mine, mounted.editor);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn++) {
      mounted.clock.turn(1000);
      await rest();
    }
  };
  return { ...mounted, ...host, records, settle };
}

describe('restoring an earlier text', () => {
  test('with Suggesting on puts it back as it stood, its proposals undecided', async () => {
    const { editor, settle } = desk(plain, [taken, put]);
    editor.setSuggesting(true);
    await restoreText(mine, earlier, { from: 3, isWhole: true });
    expect(editor.view.state.doc.eq(earlier)).toBe(true);
    await settle();
    expect(editor.changesNow().map(({ id }) => id)).toEqual([taken, put]);
    editor.run('edit.undo');
    expect(editor.view.state.doc.eq(plain)).toBe(true);
    // What is typed next is proposed as before.
    selectText(editor, 'never');
    typeInto(editor, 'x');
    expect(editor.changesNow()).toHaveLength(1);
  });

  test('over what was selected keeps nothing of what is proposed now', async () => {
    const { editor } = desk(storyOf(proposedParagraph('a', { taken: 'b', id: swapped }, 'c')), []);
    const after = storyOf(nodes.paragraph.create(null, articleSchema.text('ac')));
    const { view } = editor;
    const at = placeOf(editor, 'a\nc') + 1;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at, at + 1)));
    await restoreText(mine, after, { from: 3, isWhole: true });
    expect(view.state.doc.eq(after)).toBe(true);
  });

  test('has the records of its proposals stand again, once, and those unknown are left alone', async () => {
    const { settle, askedOf, records } = desk(plain, [taken]);
    await restoreText(mine, earlier, { from: 3, isWhole: true });
    await settle();
    expect(records.get(taken)?.outcome).toBe('');
    expect(askedOf('notes.reopen')).toEqual([{ storyId: mine, noteIds: [taken, put] }]);
    expect(askedOf('notes.decide')).toEqual([]);
    expect(useDesk.getState().opened?.notes.map(({ id }) => id)).toEqual([asked, taken]);
  });

  test('says of what is not in it that it went so, though it was accepted and undone before', async () => {
    const { editor, settle, records } = desk(earlier, [taken, put]);
    await settle();
    editor.decideChanges([put], 'accepted');
    await settle();
    expect(records.get(put)?.outcome).toBe('accepted');
    editor.run('edit.undo');
    await settle();
    expect(records.get(put)?.outcome).toBe('');
    await restoreText(mine, plain, { from: 1, isWhole: true });
    await settle();
    expect([records.get(put)?.outcome, records.get(taken)?.outcome]).toEqual([
      'restored',
      'restored',
    ]);
    editor.run('edit.undo');
    await settle();
    expect([records.get(put)?.outcome, records.get(taken)?.outcome]).toEqual(['', '']);
    // What goes by an edit after that is another matter.
    const { view } = editor;
    selectText(editor, 'a');
    typeInto(editor, 'x');
    for (const { id } of editor.changesNow()) {
      const place = editor.placeOfChange(id);
      if (id === put && place) view.dispatch(view.state.tr.delete(place.from, place.to));
    }
    await settle();
    expect(records.get(put)?.outcome).toBe('withdrawn');
  });

  test('gives a claim without a record one, and a resolved comment stays resolved', async () => {
    const { editor, settle, askedOf } = desk(plain, []);
    await restoreText(mine, earlier, { from: 3, isWhole: true });
    await settle();
    expect(askedOf('claims.add')).toEqual([
      { id: 'boats', storyId: mine, text: 'Forty boats', splitFrom: null, kind: 'other' },
    ]);
    const [comment] = useDesk.getState().opened?.notes ?? [];
    expect(comment).toMatchObject({ id: asked, outcome: 'resolved' });
    const drawn = editor.view.dom.querySelector(`[data-note="${asked}"]`);
    expect(drawn?.textContent).toBe('they say');
    expect(drawn?.classList.contains('note')).toBe(false);
  });

  test('with its details takes them back when it is undone, and brings them again when redone', async () => {
    const story = (slug: string) => ({ story: { ...openStoryOf(mine).story, slug }, tags: [] });
    const brought = { ...story('then'), from: 4, to: 6, left: [] };
    const turns = [
      { ...story('now'), from: 6, to: 8, left: [] },
      { ...story('then'), from: 8, to: 10, left: [] },
    ];
    const { editor, settle, askedOf } = desk(plain, [], {
      'history.restored': () => brought,
      'history.takeBackDetails': ({ from }: { from: number }) => turns[(from - 4) / 2],
    });
    const slug = () => useDesk.getState().opened?.story.slug;
    const moment = { from: 3, fromDetails: 2, isWhole: true, hasDetails: true };
    await restoreText(mine, earlier, moment);
    expect(askedOf('history.restored')).toEqual([{ id: mine, ...moment }]);
    expect(slug()).toBe('then');
    editor.run('edit.undo');
    await settle();
    expect(editor.view.state.doc.eq(plain)).toBe(true);
    expect(slug()).toBe('now');
    editor.run('edit.redo');
    await settle();
    expect(slug()).toBe('then');
    expect(askedOf('history.takeBackDetails')).toEqual([
      { id: mine, from: 4, to: 6 },
      { id: mine, from: 6, to: 8 },
    ]);
  });
});
