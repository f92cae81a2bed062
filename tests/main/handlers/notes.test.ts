import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { NoteId, ReplyId, StoryId } from '../../../core/base/id.ts';
import { channels } from '../../../core/contract/contract.ts';
import { createNotesHandlers } from '../../../main/handlers/notes.ts';
import { addStory, createClock, temporaryStore } from '../../db/store-fixture.ts';
import { valueOf } from './desk-fixture.ts';

const nobody = 'nobody' as StoryId;
const noteId = 'n1' as NoteId;
const replyId = 'r1' as ReplyId;
const note = { id: noteId, kind: 'note', text: 'Ask the pilot', quote: 'at one' } as const;

function createDesk() {
  const clock = createClock(1000);
  const store = temporaryStore({ now: clock.now });
  store.settings.set({ editor: 'Ada Brook' });
  const handlers = createNotesHandlers(store, { now: clock.now });
  return { clock, store, handlers, storyId: addStory(store) };
}

function refusal(code: string) {
  return {
    ok: false,
    error: { code, message: expect.stringMatching(/^[A-Z].{60,}\.$/) as string },
  };
}

describe('threads', () => {
  test('are signed and dated by the host; each change answers them as they are then', async () => {
    const { handlers, store, clock, storyId } = createDesk();
    const added = await valueOf(handlers['notes.add']({ storyId, note }));
    expect(added).toMatchObject([{ ...note, author: 'Ada Brook', at: 1000, outcome: '' }]);
    clock.pass(500);
    store.settings.set({ editor: 'Jon Hale' });
    const of = { storyId, noteId };
    const reply = { id: replyId, text: 'He says one.' };
    expect(await valueOf(handlers['notes.reply']({ ...of, reply }))).toMatchObject([
      { id: noteId, replies: [{ ...reply, author: 'Jon Hale', at: 1500 }] },
    ]);
    const edited = handlers['notes.editReply']({ ...of, replyId, text: 'One, he says.' });
    expect(await valueOf(edited)).toMatchObject([{ replies: [{ text: 'One, he says.' }] }]);
    const removed = handlers['notes.removeReply']({ ...of, replyId });
    expect(await valueOf(removed)).toMatchObject([{ replies: [{ text: '', isRemoved: true }] }]);
    expect(await valueOf(handlers['notes.resolve'](of))).toMatchObject([
      { outcome: 'resolved', settledBy: 'Jon Hale', settledAt: 1500 },
    ]);
    const opened = handlers['notes.reopen']({ storyId, noteIds: [noteId] });
    expect(await valueOf(opened)).toMatchObject([{ outcome: '', settledAt: null, settledBy: '' }]);
  });

  test('are removed by whoever began them, as long as nobody answered', () => {
    const { handlers, store, storyId } = createDesk();
    void handlers['notes.add']({ storyId, note });
    const of = { storyId, noteId };
    expect(handlers['notes.remove']({ ...of, isRemoved: true })).toMatchObject({
      value: [{ outcome: 'removed' }],
    });
    expect(handlers['notes.reopen']({ storyId, noteIds: [noteId] })).toEqual(refusal('not-found'));
    expect(handlers['notes.remove']({ ...of, isRemoved: false })).toMatchObject({
      value: [{ outcome: '' }],
    });
    store.settings.set({ editor: 'Jon Hale' });
    expect(handlers['notes.remove']({ ...of, isRemoved: true })).toEqual(refusal('bad-request'));
    void handlers['notes.reply']({ ...of, reply: { id: replyId, text: 'He says one.' } });
    store.settings.set({ editor: 'Ada Brook' });
    expect(handlers['notes.remove']({ ...of, isRemoved: true })).toEqual(refusal('bad-request'));
  });

  test('are changed by whoever wrote them', () => {
    const { handlers, store, storyId } = createDesk();
    void handlers['notes.add']({ storyId, note });
    store.settings.set({ editor: 'Jon Hale' });
    const of = { storyId, noteId };
    expect(handlers['notes.edit']({ ...of, text: 'x' })).toEqual(refusal('bad-request'));
    store.settings.set({ editor: 'Ada Brook' });
    expect(handlers['notes.edit']({ ...of, text: 'x' })).toMatchObject({
      value: [{ text: 'x', editedAt: 1000 }],
    });
  });

  test('that are not there are refused with a sentence', () => {
    const { handlers, storyId } = createDesk();
    const of = { storyId, noteId };
    const noNote = refusal('not-found');
    expect(handlers['notes.add']({ storyId: nobody, note })).toEqual(noNote);
    expect(handlers['notes.edit']({ ...of, text: 'x' })).toEqual(noNote);
    expect(handlers['notes.reply']({ ...of, reply: { id: replyId, text: 'x' } })).toEqual(noNote);
    expect(handlers['notes.resolve'](of)).toEqual(noNote);
    const many = { storyId, noteIds: [noteId] };
    expect(handlers['notes.decide']({ ...many, outcome: 'accepted' })).toEqual(noNote);
    expect(handlers['notes.reopen']({ ...many, storyId: nobody })).toEqual(noNote);
  });
});

test('changes are accepted and rejected, and what was said is not', async () => {
  const { handlers, storyId } = createDesk();
  void handlers['notes.add']({ storyId, note: { ...note, kind: 'insertion' } });
  void handlers['notes.add']({ storyId, note: { ...note, id: 'n2' as NoteId } });
  const decide = (...noteIds: string[]) =>
    handlers['notes.decide']({ storyId, noteIds: noteIds as NoteId[], outcome: 'accepted' });
  expect(decide('n1', 'n2')).toEqual(refusal('bad-request'));
  expect(await valueOf(decide('n1'))).toMatchObject([
    { id: 'n1', outcome: 'accepted', settledBy: 'Ada Brook' },
  ]);
});

test('a change keeps the name that the editor had when it was made', async () => {
  const { handlers, storyId } = createDesk();
  const change = { ...note, kind: 'insertion' } as const;
  const authorOf = async (id: string, author: string) => {
    const add = handlers['notes.add']({ storyId, note: { ...change, id: id as NoteId, author } });
    return (await valueOf(add))[0]?.author;
  };
  expect(await authorOf('n2', 'Nora Reed')).toBe('Nora Reed');
  expect(await authorOf('n3', '')).toBe('');
});

describe('what the page sends', () => {
  const of = { storyId: 's1', noteId: 'n1' };
  const many = Array.from({ length: 10_001 }, (_, index) => `n${index}`);

  test.each([
    ['notes.add', { storyId: 's1', note: { ...note, text: 'x'.repeat(20_001) } }],
    ['notes.add', { storyId: 's1', note: { ...note, quote: 'x'.repeat(401) } }],
    ['notes.add', { storyId: 's1', note: { ...note, kind: 'format', author: 'x'.repeat(401) } }],
    ['notes.add', { storyId: 's1', note: { ...note, kind: 'comment' } }],
    ['notes.add', { storyId: 's1', note: { ...note, author: 'Somebody else' } }],
    ['notes.add', { storyId: 's1', note: { ...note, id: '../n1' } }],
    ['notes.edit', { ...of, text: 7 }],
    ['notes.reply', { ...of, reply: { id: 'r1', text: '' } }],
    ['notes.reply', { ...of, reply: { id: 'R 1', text: 'x' } }],
    ['notes.reply', { ...of, reply: { id: 'r1', text: 'x', at: 1 } }],
    ['notes.editReply', { ...of, replyId: 'r1', text: '' }],
    ['notes.removeReply', of],
    ['notes.decide', { storyId: 's1', noteIds: [], outcome: 'accepted' }],
    ['notes.decide', { storyId: 's1', noteIds: many, outcome: 'accepted' }],
    ['notes.decide', { storyId: 's1', noteIds: ['n1'], outcome: 'resolved' }],
    ['notes.reopen', { storyId: 's1', noteIds: many }],
    ['notes.resolve', { ...of, editor: 'Somebody else' }],
  ] as const)('is refused when it is not of the form: %s %#', (channel, input) => {
    expect(v.is(channels[channel].input, input)).toBe(false);
  });

  test('is taken up to the bounds', () => {
    const long = { ...note, text: 'x'.repeat(20_000), quote: 'x'.repeat(400) };
    expect(v.is(channels['notes.add'].input, { storyId: 's1', note: long })).toBe(true);
    const noteIds = many.slice(0, 10_000);
    const decision = { storyId: 's1', noteIds, outcome: 'rejected' };
    expect(v.is(channels['notes.decide'].input, decision)).toBe(true);
  });
});
