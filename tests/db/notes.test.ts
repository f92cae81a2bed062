import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threadOf, type Note, type NoteThread } from '../../core/article/note.ts';
import type { NoteId, ReplyId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import {
  addStory,
  asOpened,
  createClock,
  mustOpen,
  temporaryFolder,
  temporaryStore,
} from './store-fixture.ts';

const nobody = 'nobody' as StoryId;
const noteId = 'n1' as NoteId;
const replyId = 'r1' as ReplyId;

function note(id: string, rest: Partial<NoteThread> = {}): NoteThread {
  const said: Note = {
    id: id as NoteId,
    kind: 'note',
    text: 'Ask the pilot',
    author: 'Ada',
    at: 7,
  };
  return { ...threadOf(said), ...rest };
}

function withNote(rest: Partial<NoteThread> = {}) {
  const clock = createClock(1000);
  const folder = temporaryFolder();
  const store = mustOpen(folder, { now: clock.now });
  const storyId = addStory(store);
  store.notes.add(storyId, note('n1', rest));
  clock.pass(500);
  return { clock, store, folder, storyId, of: { storyId, noteId } };
}

const textsOf = (store: ArticleStore, id: StoryId) =>
  store.notes.ofStory(id).map(({ text }) => text);

describe('notes', () => {
  test('stand in the order that they came, whoever wrote them and whenever', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store);
    const comment = note('n2', { kind: 'comment', author: '', at: null, text: '', quote: 'ferry' });
    expect(store.notes.add(id, note('n1'))).toEqual(note('n1'));
    expect(store.notes.add(id, comment)).toEqual(comment);
    expect(store.notes.ofStory(id)).toEqual([note('n1'), comment]);
    store.close();
    expect(asOpened(mustOpen(folder), id).notes).toEqual([note('n1'), comment]);
  });

  test('of one id are one in a story, and two in two', () => {
    const store = temporaryStore();
    const [first, second] = [addStory(store), addStory(store)];
    store.notes.add(first, note('n1'));
    expect(store.notes.add(first, note('n1', { text: 'Another' }))).toEqual(note('n1'));
    store.notes.add(second, note('n1', { text: 'Elsewhere' }));
    expect(textsOf(store, first)).toEqual(['Ask the pilot']);
    expect(textsOf(store, second)).toEqual(['Elsewhere']);
  });

  test('that are not there are told from those that are', () => {
    const store = temporaryStore();
    const storyId = addStory(store);
    const [editor, gone] = ['Ada', { ok: false, error: 'not-found' }];
    const of = { storyId, noteId, editor };
    expect(store.notes.add(nobody, note('n1'))).toBeNull();
    expect(store.notes.ofStory(nobody)).toEqual([]);
    expect(store.notes.events(nobody)).toEqual([]);
    expect(store.notes.edit({ ...of, text: 'x' })).toEqual(gone);
    expect(store.notes.reply({ ...of, reply: { id: replyId, text: 'x' } })).toEqual(gone);
    expect(store.notes.editReply({ ...of, replyId, text: 'x' })).toEqual(gone);
    expect(store.notes.removeReply({ ...of, replyId })).toEqual(gone);
    expect(store.notes.resolve(of)).toEqual(gone);
    const many = { storyId: nobody, noteIds: [noteId], editor };
    expect(store.notes.decide({ ...many, outcome: 'accepted' })).toEqual(gone);
    expect(store.notes.reopen(many)).toEqual([]);
  });

  test('keep every sign, lone surrogates and all, and do not date the story', () => {
    const clock = createClock();
    const store = temporaryStore({ now: clock.now });
    const id = addStory(store);
    const before = store.stories.get(id);
    clock.pass(5000);
    let count = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const said = { text: `${text}\ud83d`, quote: `\udc00${text}` };
        const made = note(`n${(count += 1)}`, said);
        const reply = { id: `r${count}` as ReplyId, text: `${text}\ud83d` };
        store.notes.add(id, made);
        store.notes.reply({ storyId: id, noteId: made.id, editor: 'Jon', reply });
        expect(store.notes.ofStory(id).at(-1)).toMatchObject({ ...said, replies: [reply] });
      }),
      { seed: 20_267, numRuns: 60 },
    );
    expect(store.stories.get(id)).toEqual(before);
  });
});

describe('threads', () => {
  test('hold answers in the order that they came, and are there after the store was closed', () => {
    const { clock, store, folder, storyId, of } = withNote();
    store.notes.reply({ ...of, editor: 'Jon', reply: { id: replyId, text: 'He says one.' } });
    clock.pass(500);
    const second = { id: 'r0' as ReplyId, text: 'Then one.' };
    const answered = store.notes.reply({ ...of, editor: 'Ada', reply: second });
    const place = { editedAt: null, isRemoved: false };
    const replies = [
      { id: replyId, text: 'He says one.', author: 'Jon', at: 1500, ...place },
      { ...second, author: 'Ada', at: 2000, ...place },
    ];
    expect(answered).toEqual({ ok: true, value: note('n1', { replies }) });
    // Asked once more, as after an answer that was lost.
    expect(store.notes.reply({ ...of, editor: 'Ada', reply: second })).toEqual(answered);
    store.close();
    expect(asOpened(mustOpen(folder), storyId).notes).toEqual([note('n1', { replies })]);
  });

  test('are put into other words by whoever wrote them, and by nobody else', () => {
    const { store, of } = withNote();
    store.notes.reply({ ...of, editor: 'Jon', reply: { id: replyId, text: 'One.' } });
    const notOwn = { ok: false, error: 'not-own' };
    expect(store.notes.edit({ ...of, editor: 'Jon', text: 'x' })).toEqual(notOwn);
    expect(store.notes.editReply({ ...of, editor: 'Ada', replyId, text: 'x' })).toEqual(notOwn);
    expect(store.notes.removeReply({ ...of, editor: 'Ada', replyId })).toEqual(notOwn);
    expect(store.notes.ofStory(of.storyId)[0]).toMatchObject({ text: 'Ask the pilot' });
    expect(store.notes.edit({ ...of, editor: 'Ada', text: 'Ask both' })).toMatchObject({
      value: { text: 'Ask both', at: 7, editedAt: 1500 },
    });
    expect(store.notes.editReply({ ...of, editor: 'Jon', replyId, text: 'Two.' })).toMatchObject({
      value: { replies: [{ text: 'Two.', at: 1500, editedAt: 1500 }] },
    });
  });

  test('show that an answer was removed, and not what it said', () => {
    const { store, of } = withNote();
    store.notes.reply({ ...of, editor: 'Jon', reply: { id: replyId, text: 'A secret' } });
    const removed = store.notes.removeReply({ ...of, editor: 'Jon', replyId });
    expect(removed).toMatchObject({
      value: { replies: [{ id: replyId, text: '', author: 'Jon', isRemoved: true }] },
    });
    expect(JSON.stringify(store.notes.ofStory(of.storyId))).not.toContain('secret');
    expect(store.notes.editReply({ ...of, editor: 'Jon', replyId, text: 'x' })).toEqual({
      ok: false,
      error: 'not-found',
    });
  });

  test('are resolved and opened again, by whom and when, and stay with their story', () => {
    const { clock, store, of, storyId } = withNote({ quote: 'the ferry' });
    const settled = { settledAt: 1500, settledBy: 'Jon', outcome: 'resolved' } as const;
    const resolved = note('n1', { quote: 'the ferry', ...settled });
    expect(store.notes.resolve({ ...of, editor: 'Jon' })).toEqual({ ok: true, value: resolved });
    clock.pass(500);
    // Once more it says nothing new.
    expect(store.notes.resolve({ ...of, editor: 'Ada' })).toEqual({ ok: true, value: resolved });
    expect(asOpened(store, storyId).notes).toEqual([resolved]);
    const opened = store.notes.reopen({ storyId, noteIds: [noteId], editor: 'Ada' });
    expect(opened).toEqual([note('n1', { quote: 'the ferry' })]);
    const said = { noteId, kind: 'note', text: 'Ask the pilot', quote: 'the ferry', author: 'Ada' };
    expect(store.notes.events(storyId)).toEqual([
      { ...said, what: 'resolved', at: 1500, editor: 'Jon', seq: 0 },
      { ...said, what: 'reopened', at: 2000, editor: 'Ada', seq: 0 },
    ]);
  });

  test('are removed by whoever began them while nobody answered, and come back by that alone', () => {
    const { store, of, storyId } = withNote({ quote: 'the ferry' });
    const before = asOpened(store, storyId).notes;
    expect(store.notes.remove({ ...of, editor: 'Jon', isRemoved: true })).toEqual({
      ok: false,
      error: 'not-own',
    });
    expect(store.notes.remove({ ...of, editor: 'Ada', isRemoved: true })).toMatchObject({
      value: { id: noteId, outcome: 'removed' },
    });
    expect(asOpened(store, storyId).notes).toEqual([]);
    expect(JSON.stringify(store.notes.events(storyId))).not.toContain('Ask the pilot');
    // Its mark stands in the text still, and asks for it in vain.
    expect(store.notes.reopen({ storyId, noteIds: [noteId], editor: 'Ada' })).toEqual([]);
    store.notes.remove({ ...of, editor: 'Ada', isRemoved: false });
    expect(asOpened(store, storyId).notes).toEqual(before);
    expect(store.notes.events(storyId).map(({ what }) => what)).toEqual(['removed', 'reopened']);
  });

  test('that somebody answered are not removed, unless the answer was', () => {
    const { store, of, storyId } = withNote();
    store.notes.reply({ ...of, editor: 'Jon', reply: { id: replyId, text: 'One.' } });
    const remove = () => store.notes.remove({ ...of, editor: 'Ada', isRemoved: true });
    expect(remove()).toEqual({ ok: false, error: 'answered' });
    expect(store.notes.ofStory(storyId)).toHaveLength(1);
    store.notes.removeReply({ ...of, editor: 'Jon', replyId });
    expect(remove()).toMatchObject({ ok: true });
    expect(store.notes.ofStory(storyId)).toEqual([]);
  });

  test('of another story are left alone, though they are named alike', () => {
    const { store, of } = withNote();
    const other = addStory(store);
    store.notes.add(other, note('n1', { text: 'Elsewhere' }));
    store.notes.reply({ ...of, editor: 'Jon', reply: { id: replyId, text: 'One.' } });
    store.notes.resolve({ ...of, editor: 'Jon' });
    expect(store.notes.ofStory(other)).toEqual([note('n1', { text: 'Elsewhere' })]);
    expect(store.notes.events(other)).toEqual([]);
  });
});

describe('changes that were proposed', () => {
  const change = (id: string) => note(id, { kind: 'insertion', text: '' });

  test('are decided together, sent no more, and stand again when that is undone', () => {
    const { store, storyId } = withNote({ kind: 'deletion', text: 'late ' });
    store.notes.add(storyId, change('n2'));
    const noteIds = ['n1', 'n2', 'never-there', 'n1'] as NoteId[];
    const decided = store.notes.decide({ storyId, noteIds, editor: 'Jon', outcome: 'rejected' });
    const settled = { settledAt: 1500, settledBy: 'Jon', outcome: 'rejected' };
    expect(decided).toMatchObject({
      value: [
        { id: 'n1', ...settled },
        { id: 'n2', ...settled },
      ],
    });
    expect(asOpened(store, storyId).notes).toEqual([]);
    expect(store.notes.events(storyId).map(({ what }) => what)).toEqual(['rejected', 'rejected']);
    expect(store.notes.reopen({ storyId, noteIds, editor: 'Ada' })).toHaveLength(2);
    expect(asOpened(store, storyId).notes).toEqual([
      note('n1', { kind: 'deletion', text: 'late ' }),
      change('n2'),
    ]);
  });

  test('are not resolved, and what was said is not decided: nothing happens to any of them', () => {
    const { store, storyId } = withNote();
    store.notes.add(storyId, change('n2'));
    const wrong = { ok: false, error: 'wrong-kind' };
    const editor = 'Jon';
    expect(store.notes.resolve({ storyId, noteId: 'n2' as NoteId, editor })).toEqual(wrong);
    const noteIds = ['n2', 'n1'] as NoteId[];
    expect(store.notes.decide({ storyId, noteIds, editor, outcome: 'accepted' })).toEqual(wrong);
    expect(store.notes.ofStory(storyId)).toEqual([note('n1'), change('n2')]);
    expect(store.notes.events(storyId)).toEqual([]);
  });

  test('that nobody decided say how they went, and stand again when they are back', () => {
    const { store, storyId } = withNote({ kind: 'insertion', text: '' });
    store.notes.add(storyId, change('n2'));
    const went = (id: string, outcome: 'withdrawn' | 'restored') =>
      store.notes.decide({ storyId, noteIds: [id as NoteId], editor: 'Jon', outcome });
    went('n1', 'withdrawn');
    went('n2', 'restored');
    expect(asOpened(store, storyId).notes).toEqual([]);
    expect(store.notes.events(storyId).map(({ what }) => what)).toEqual(['withdrawn', 'restored']);
    store.notes.reopen({ storyId, noteIds: ['n2' as NoteId], editor: 'Jon' });
    expect(asOpened(store, storyId).notes).toEqual([change('n2')]);
  });

  test('are never removed as if they had been said', () => {
    const { store, of } = withNote({ kind: 'insertion', text: '' });
    expect(store.notes.remove({ ...of, editor: 'Ada', isRemoved: true })).toEqual({
      ok: false,
      error: 'wrong-kind',
    });
  });

  test('carry the place of the journal at which they were decided', () => {
    const { store, storyId } = withNote({ kind: 'insertion' });
    const id = storyId;
    const steps = [{ stepType: 'addMark', mark: { type: 'em' }, from: 1, to: 2 }];
    store.journal.append({ id, seq: 0, steps, selection: null, editor: 'Ada' });
    store.notes.decide({ storyId, noteIds: [noteId], editor: 'Jon', outcome: 'accepted' });
    expect(store.notes.events(storyId)).toMatchObject([{ what: 'accepted', seq: 1 }]);
  });

  test('by the thousand are decided in one go', () => {
    const { store, storyId } = withNote();
    const noteIds = Array.from({ length: 3000 }, (_, index) => `p${index}` as NoteId);
    for (const id of noteIds) store.notes.add(storyId, change(id));
    const decided = store.notes.decide({ storyId, noteIds, editor: 'Jon', outcome: 'accepted' });
    expect(decided.ok && decided.value).toHaveLength(3000);
    expect(textsOf(store, storyId)).toEqual(['Ask the pilot']);
  });
});
