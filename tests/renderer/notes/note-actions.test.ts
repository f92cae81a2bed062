// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { isStanding, threadOf, type NoteThread } from '../../../core/article/note.ts';
import type { NoteId, StoryId } from '../../../core/base/id.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { useDesk, openedOf } from '../../../renderer/desk/desk-state.ts';
import { actsFor } from '../../../renderer/notes/note-actions.ts';
import { addNote, removeNote, resolveThread } from '../../../renderer/notes/thread-actions.ts';
import { placedNotes } from '../../../renderer/notes/standing-notes.ts';
import { watchNotes } from '../../../renderer/notes/watch-notes.ts';
import { spokenNote, titleOf } from '../../../renderer/notes/note-words.ts';
import { useNotices } from '../../../renderer/ui/notices.ts';
import { buildDocument } from '../../support/build-document.ts';
import { answerRequests, openStoryOf } from '../desk/desk-fixture.ts';
import { mountEditor, rest, selectText } from '../editor/mount-editor.ts';

const { nodes, marks } = articleSchema;
const note = (id: string, kind: NoteThread['kind']): NoteThread =>
  threadOf({
    id: id as NoteId,
    kind,
    text: kind === 'deletion' ? 'old ' : '',
    author: 'Ada Brook',
    at: null,
  });

let stop = (): void => undefined;
beforeEach(() => {
  stop();
  useNotices.setState({ notices: [] });
});

/** A desk with one story of which some words bear notes, over a host that keeps what became of them. */
function desk(all: readonly NoteThread[]) {
  const record = new Map(all.map((one) => [one.id, one]));
  const turned = (ids: readonly NoteId[], outcome: NoteThread['outcome']) =>
    ids.map((id) => {
      const now = { ...record.get(id)!, outcome };
      record.set(id, now);
      return now;
    });
  const { askedOf } = answerRequests({
    'notes.resolve': ({ noteId }: { noteId: NoteId }) => turned([noteId], 'resolved'),
    'notes.decide': ({ noteIds, outcome }: { noteIds: NoteId[]; outcome: 'accepted' }) =>
      turned(noteIds, outcome),
    'notes.remove': ({ noteId, isRemoved }: { noteId: NoteId; isRemoved: boolean }) =>
      turned([noteId], isRemoved ? 'removed' : ''),
    'notes.reopen': ({ noteIds }: { noteIds: NoteId[] }) => turned(noteIds, ''),
    'notes.add': ({ note: added }: { note: { id: NoteId; text: string; quote: string } }) => [
      { ...threadOf({ ...added, kind: 'note', author: '', at: 1 }), quote: added.quote },
    ],
  });
  const words = all.flatMap(({ id }) => [
    articleSchema.text(`word-${id}`, [marks.note.create({ id })]),
    articleSchema.text(' and '),
  ]);
  const mounted = mountEditor(
    buildDocument({ body: [nodes.paragraph.create(null, [...words, articleSchema.text('end')])] }),
  );
  const loaded = { ...openStoryOf('mine'), notes: all };
  useDesk.setState({ opened: openedOf(loaded), editor: mounted.editor });
  stop = watchNotes('mine' as StoryId, mounted.editor);
  const settled = async () => {
    mounted.clock.turn(1000);
    await rest();
    await rest();
  };
  const onDesk = () => {
    const notes = useDesk.getState().opened?.notes ?? [];
    return notes.filter(isStanding).map(({ id }) => id);
  };
  return { ...mounted, askedOf, settled, onDesk };
}

const actOf = (one: NoteThread, name: string) =>
  actsFor(one, true).find((act) => act.name === name)!;

test('one’s own note that was removed leaves its words alone, and is back by the notice', async () => {
  const { editor, askedOf, settled, onDesk } = desk([note('a', 'note'), note('b', 'note')]);
  const before = editor.view.state.doc;
  expect(await removeNote(note('a', 'note'))).toBe(true);
  await settled();
  expect(onDesk()).toEqual(['b']);
  expect(editor.view.state.doc.eq(before)).toBe(true);
  const words = () => editor.view.dom.querySelector('[data-note=a]');
  expect(words()?.classList.contains('note')).toBe(false);
  useNotices.getState().notices.at(-1)?.action?.run();
  await settled();
  expect(onDesk().toSorted()).toEqual(['a', 'b']);
  expect(words()?.classList.contains('note')).toBe(true);
  expect(askedOf('notes.remove')).toHaveLength(2);
  expect(askedOf('notes.reopen')).toEqual([]);
});

test('a decided change loses its mark and stays on record; an undo has it stand again, a redo decides it', async () => {
  const insertion = note('a', 'insertion');
  const { editor, settled, onDesk, askedOf } = desk([insertion, note('b', 'comment')]);
  await settled();
  await actOf(insertion, 'Keep').run(insertion);
  await settled();
  expect(onDesk()).toEqual(['b']);
  expect(editor.placeOfNote(insertion.id)).toBeNull();
  editor.run('edit.undo');
  await settled();
  expect([...onDesk()].sort()).toEqual(['a', 'b']);
  expect(editor.placeOfNote(insertion.id)).not.toBeNull();
  editor.run('edit.redo');
  await settled();
  expect(onDesk()).toEqual(['b']);
  expect(askedOf('notes.reopen')).toHaveLength(1);
  expect(askedOf('notes.decide')).toMatchObject([
    { noteIds: ['a'], outcome: 'accepted' },
    { noteIds: ['a'], outcome: 'accepted' },
  ]);
});

test('a change that was decided and taken back stands on when its words are cut, also in another story', async () => {
  const insertion = note('a', 'insertion');
  const { editor, settled, onDesk, askedOf } = desk([insertion]);
  await settled();
  await actOf(insertion, 'Keep').run(insertion);
  await settled();
  editor.run('edit.undo');
  await settled();
  const place = editor.placeOfNote(insertion.id)!;
  editor.view.dispatch(editor.view.state.tr.delete(place.from, place.to));
  await settled();
  expect(onDesk()).toEqual(['a']);
  expect(askedOf('notes.decide')).toHaveLength(1);

  const other = desk([insertion]);
  await other.settled();
  const there = other.editor.placeOfNote(insertion.id)!;
  other.editor.view.dispatch(other.editor.view.state.tr.delete(there.from, there.to));
  other.editor.run('edit.undo');
  other.editor.run('edit.redo');
  await other.settled();
  expect(other.onDesk()).toEqual(['a']);
  expect(other.askedOf('notes.decide')).toEqual([]);
});

test('a change whose story leaves the desk while it is decided stands', async () => {
  const insertion = note('a', 'insertion');
  const { editor, settled, askedOf } = desk([insertion]);
  await settled();
  const run = actOf(insertion, 'Keep').run(insertion);
  useDesk.setState({ editor: null });
  await run;
  expect(editor.placeOfNote(insertion.id)).not.toBeNull();
  expect(askedOf('notes.reopen')).toHaveLength(1);
  expect(useNotices.getState().notices).toEqual([]);
});

test('a resolved thread keeps its place and is no step of undo; its notice has it stand again', async () => {
  const comment = note('a', 'comment');
  const { editor, settled, onDesk } = desk([comment]);
  await settled();
  const before = editor.view.state;
  await resolveThread(comment);
  await settled();
  expect(onDesk()).toEqual([]);
  expect(useDesk.getState().opened?.notes).toMatchObject([{ id: 'a', outcome: 'resolved' }]);
  expect(editor.view.state.doc).toBe(before.doc);
  expect(editor.placeOfNote(comment.id)).not.toBeNull();
  expect(editor.view.dom.querySelector('.note')).toBeNull();
  editor.run('edit.undo');
  await settled();
  expect(onDesk()).toEqual([]);
  useNotices.getState().notices.at(-1)?.action?.run();
  await settled();
  expect(onDesk()).toEqual(['a']);
  expect(editor.view.dom.querySelector('.note')?.textContent).toBe('word-a');
});

test('the notice of a decided change takes it back', async () => {
  const insertion = note('a', 'insertion');
  const { editor, settled, onDesk } = desk([insertion]);
  await settled();
  await actOf(insertion, 'Take out').run(insertion);
  await settled();
  expect(editor.view.state.doc.textContent).not.toContain('word-a');
  useNotices.getState().notices.at(-1)?.action?.run();
  await settled();
  expect(editor.view.state.doc.textContent).toContain('word-a');
  expect(onDesk()).toEqual(['a']);
});

test('a change whose words are gone can be let be, and taken back', async () => {
  const deletion = note('a', 'deletion');
  const { editor, settled, onDesk } = desk([deletion]);
  await settled();
  const place = editor.placeOfNote(deletion.id)!;
  editor.view.dispatch(editor.view.state.tr.delete(place.from, place.to));
  await settled();
  expect(placedNotes([deletion], editor.notes.get().list)).toEqual([
    { note: deletion, words: null },
  ]);
  const acts = actsFor(deletion, false);
  expect(acts.map(({ name }) => name)).toEqual(['Put at the caret', 'Copy the words', 'Let it be']);
  await acts.at(-1)?.run(deletion);
  await settled();
  expect(onDesk()).toEqual([]);
  useNotices.getState().notices.at(-1)?.action?.run();
  await settled();
  expect(onDesk()).toEqual(['a']);
});

test('words that were taken out, and whose place went, can be put where the caret stands', async () => {
  const deletion = note('a', 'deletion');
  const { editor, settled, onDesk } = desk([deletion]);
  await settled();
  const place = editor.placeOfNote(deletion.id)!;
  editor.view.dispatch(editor.view.state.tr.delete(place.from, place.to));
  await settled();
  selectText(editor, 'end');
  await actsFor(deletion, false)[0]?.run(deletion);
  await settled();
  expect(editor.view.state.doc.textContent).toBe(' and end old');
  expect(onDesk()).toEqual([]);
  editor.run('edit.undo');
  expect(editor.view.state.doc.textContent).toBe(' and end');
});

test('marks of notes that are on no record are asked for once, and let be', async () => {
  const { settled, askedOf, editor } = desk([]);
  const request = window.galley.request;
  Object.assign(window.galley, {
    request: (channel: string, input: never) =>
      channel === 'notes.reopen'
        ? request(channel as never, input).then(() => ({
            ok: false,
            error: { code: 'not-found', message: 'There is none.' },
          }))
        : request(channel as never, input),
  });
  selectText(editor, 'end');
  editor.markNote('stray' as NoteId);
  await settled();
  editor.view.dispatch(editor.view.state.tr.insertText('The ', 1));
  await settled();
  expect(askedOf('notes.reopen')).toHaveLength(1);
  expect(useNotices.getState().notices).toEqual([]);
});

test('a note that is added stands on the selected words', async () => {
  const { editor, settled, onDesk } = desk([]);
  selectText(editor, 'end');
  expect(await addNote('mine' as StoryId, 'Is it?')).toBe(true);
  await settled();
  const [id] = onDesk();
  expect(editor.notes.get().list).toEqual([{ id, text: 'end' }]);
});

test('notes are told in words', () => {
  expect(titleOf(note('a', 'insertion'))).toBe('Inserted by Ada Brook');
  expect(titleOf({ kind: 'comment', author: '' })).toBe('Comment');
  expect(spokenNote(note('a', 'deletion'))).toBe('Deleted by Ada Brook: “old ”');
});
