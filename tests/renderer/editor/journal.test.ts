// @vitest-environment jsdom
import { Fragment, Slice } from 'prosemirror-model';
import { ReplaceStep, Step } from 'prosemirror-transform';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import { createJournal } from '../../../renderer/editor/plugins/journal/journal.ts';
import { buildDocument } from '../../support/build-document.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { caretAt, createHeldHost, mountEditor, press, rest, type } from './mount-editor.ts';

const story = () => buildDocument({ headline: 'Quay closed', body: ['The quay is closed.'] });
const full = { code: 'disk-full', message: 'The disk is full.' } as const;

function fail(): never {
  throw new Error('There is no such request');
}

afterEach(() => vi.restoreAllMocks());

describe('the journal', () => {
  test('sends a letter in the turn in which it was typed, before it is drawn', () => {
    const { editor, batches } = mountEditor(story());
    let drawn = '';
    vi.spyOn(editor.view, 'updateState').mockImplementationOnce(() => {
      drawn = batches.map(({ steps }) => steps.length).join();
    });
    editor.view.dispatch(editor.view.state.tr.insertText('a', 1));
    expect(drawn).toBe('1');
  });

  test('waits for no answer: each request brings all that is not acknowledged', async () => {
    const { editor, batches, save } = mountEditor(story());
    caretAt(editor, 'closed.', 6);
    type(editor, ' fo');
    expect(batches.map(({ seq, steps }) => [seq, steps.length])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
    await save();
    // What the first request brought is on disk as batch 1; the others are still under way.
    type(editor, 'r');
    expect(batches.at(-1)).toMatchObject({ seq: 1 });
    expect(batches.at(-1)?.steps).toHaveLength(3);
    expect(editor.journal.get().kind).toBe('saving');
  });

  test('what the store keeps of all requests is what was typed, once and in order', async () => {
    const { editor, batches, save } = mountEditor(story());
    caretAt(editor, 'closed.', 6);
    const kept: unknown[] = [];
    let seq = 0;
    const keep = async (batch: (typeof batches)[number]): Promise<void> => {
      // As the store does: what lies behind the request's place already is not kept again.
      kept.push(...batch.steps.slice(seq - batch.seq));
      seq += 1;
      await save();
    };
    for (const [index, letter] of Array.from(' for good').entries()) {
      type(editor, letter);
      if (index % 3 === 2) await keep(batches[seq] ?? fail());
    }
    while (seq < batches.length) await keep(batches[seq] ?? fail());
    const replayed = kept.reduce<ReturnType<typeof story>>(
      (doc, step) => Step.fromJSON(articleSchema, step).apply(doc).doc ?? doc,
      story(),
    );
    expect(replayed.eq(editor.view.state.doc)).toBe(true);
    expect(editor.journal.get().kind).toBe('saved');
  });

  test('stops short of a flood: what is typed behind sixty-four requests goes together', async () => {
    const { editor, batches, save } = mountEditor(story());
    type(editor, 'a'.repeat(80));
    expect(batches).toHaveLength(64);
    await save();
    expect(batches).toHaveLength(65);
    expect(batches.at(-1)?.steps).toHaveLength(79);
  });

  test('carries nothing large a second time', async () => {
    const { editor, batches, save } = mountEditor(story());
    editor.view.dispatch(editor.view.state.tr.insertText('quay '.repeat(8_000), 1));
    type(editor, 'ab');
    expect(batches).toHaveLength(1);
    await save();
    expect(batches).toHaveLength(2);
    expect(batches[1]).toMatchObject({ seq: 1 });
    expect(batches[1]?.steps).toHaveLength(2);
  });

  test('carries hundreds of small changes no second time either', async () => {
    const { editor, batches, save } = mountEditor(story());
    editor.view.dispatch(editor.view.state.tr.insertText('a'.repeat(1_000), 1));
    await save();
    const { tr } = editor.view.state;
    // What takes words out has none of its own, and is as long on its way.
    for (let count = 0; count < 1_000; count += 1) tr.delete(1, 2);
    editor.view.dispatch(tr);
    expect(batches).toHaveLength(2);
    type(editor, 'b');
    expect(batches).toHaveLength(2);
    await save();
    expect(batches.at(-1)?.steps).toHaveLength(1);
  });

  test('sends no more than the contract allows in one request, and the rest behind its answer', async () => {
    const { editor, batches, save } = mountEditor(story());
    const { tr } = editor.view.state;
    for (let count = 0; count < 10_001; count += 1) tr.insertText('a', 1).delete(1, 2);
    editor.view.dispatch(tr);
    type(editor, 'b');
    const flushed = editor.flush();
    expect(batches.map(({ steps }) => steps.length)).toEqual([10_000]);
    for (let answers = 0; answers < 3; answers += 1) await save();
    await expect(flushed).resolves.toBe(true);
    expect(batches.map(({ steps }) => steps.length)).toEqual([10_000, 10_000, 3]);
    expect(editor.journal.get().kind).toBe('saved');
  });

  test('sends large pastes that had to wait one after another: together the store refuses them', async () => {
    const { host, batches, refuse, save } = createHeldHost();
    const clock = createHandClock();
    const journal = createJournal(host, { seq: 0, savedAt: 500 }, clock);
    const paste = new Slice(Fragment.from(articleSchema.text('quay '.repeat(2_000_000))), 0, 0);
    const nowhere = { anchor: 1, head: 1 };
    journal.add([new ReplaceStep(1, 1, paste)], nowhere);
    journal.add([new ReplaceStep(1, 1, paste)], nowhere);
    await refuse(full);
    clock.turn(1_000);
    await save();
    await save();
    expect(batches.map(({ steps }) => steps.length)).toEqual([1, 1, 1]);
    expect(journal.state.get().kind).toBe('saved');
  });

  test('an answer to a request behind it stands for one in whose place that was put on disk', async () => {
    const { editor, batches, answer } = mountEditor(story());
    type(editor, 'abc');
    const none = { ok: true, value: { seq: 1, savedAt: 1_001, steps: 0 } } as const;
    await answer(none);
    await answer(none);
    expect(editor.journal.get().kind).toBe('saving');
    type(editor, 'd');
    expect(batches.at(-1)).toMatchObject({ seq: 0 });
    expect(batches.at(-1)?.steps).toHaveLength(4);
    await answer({ ok: true, value: { seq: 1, savedAt: 1_001 } });
    type(editor, 'e');
    expect(batches.at(-1)).toMatchObject({ seq: 1 });
    expect(batches.at(-1)?.steps).toHaveLength(2);
    await answer({ ok: true, value: { seq: 2, savedAt: 1_002 } });
    await answer({ ok: true, value: { seq: 3, savedAt: 1_003 } });
    expect(editor.journal.get()).toEqual({ kind: 'saved', savedAt: 1_003 });
  });

  test('a request that fails is made good by one behind it', async () => {
    const { editor, clock, batches, refuse, answer } = mountEditor(story());
    type(editor, 'ab');
    await refuse(full);
    expect(editor.journal.get().kind).toBe('saving');
    await answer({ ok: true, value: { seq: 1, savedAt: 1_001 } });
    expect(editor.journal.get()).toEqual({ kind: 'saved', savedAt: 1_001 });
    clock.turn(60_000);
    expect(batches).toHaveLength(2);
  });

  test('all that failed together are tried again once', async () => {
    const { editor, clock, batches, refuse, save } = mountEditor(story());
    type(editor, 'ab');
    await refuse(full);
    await refuse(full);
    expect(editor.journal.get()).toEqual({ kind: 'failed', failure: full });
    clock.turn(1_000);
    expect(batches).toHaveLength(3);
    expect(batches[2]).toMatchObject({ seq: 0 });
    expect(batches[2]?.steps).toHaveLength(2);
    await save();
    expect(editor.journal.get().kind).toBe('saved');
  });

  test('says saved only when the host did, and says when', async () => {
    const { editor, save } = mountEditor(story());
    expect(editor.journal.get()).toEqual({ kind: 'saved', savedAt: 500 });
    type(editor, 'x');
    expect(editor.journal.get().kind).toBe('saving');
    await rest();
    expect(editor.journal.get().kind).toBe('saving');
    await save();
    expect(editor.journal.get()).toEqual({ kind: 'saved', savedAt: 1001 });
  });

  test('keeps what failed, says so, and sends it again with what was typed since', async () => {
    const { editor, batches, refuse, save, clock } = mountEditor(story());
    type(editor, 'a');
    await rest();
    await refuse(full);
    expect(editor.journal.get()).toEqual({ kind: 'failed', failure: full });
    type(editor, 'b');
    await rest();
    expect(batches).toHaveLength(1);
    expect(editor.journal.get().kind).toBe('failed');
    clock.turn(1_000);
    await rest();
    expect(batches[1]).toMatchObject({ seq: 0 });
    expect(batches[1]?.steps).toHaveLength(2);
    await save();
    expect(editor.journal.get().kind).toBe('saved');
  });

  test('takes a broken connection for a failure, in words that say what is safe', async () => {
    const { editor, lose } = mountEditor(story());
    type(editor, 'a');
    await rest();
    await lose();
    expect(editor.journal.get()).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringContaining('kept') as string },
    });
  });

  test('ends at a conflict and sends nothing more', async () => {
    const { editor, batches, refuse, clock } = mountEditor(story());
    type(editor, 'a');
    await rest();
    await refuse({ code: 'conflict', message: 'Open it again.' });
    type(editor, 'b');
    clock.turn(60_000);
    await rest();
    expect(batches).toHaveLength(1);
    expect(editor.journal.get().kind).toBe('conflict');
    await expect(editor.flush()).resolves.toBe(false);
  });

  test('flush waits for all of it, also for what is typed while a request is under way', async () => {
    const { editor, save } = mountEditor(story());
    type(editor, 'a');
    await rest();
    type(editor, 'b');
    const flushed = editor.flush();
    await save();
    await save();
    await expect(flushed).resolves.toBe(true);
    expect(editor.journal.get().kind).toBe('saved');
  });

  test('flush tells that it failed', async () => {
    const { editor, refuse } = mountEditor(story());
    type(editor, 'a');
    const flushed = editor.flush();
    await refuse(full);
    await refuse(full);
    await expect(flushed).resolves.toBe(false);
  });

  test('sends nothing more once its words were left behind', async () => {
    const { editor, batches, refuse, clock } = mountEditor(story());
    type(editor, 'a');
    await rest();
    await refuse(full);
    editor.abandon();
    editor.destroy();
    clock.turn(60_000);
    await rest();
    expect(batches).toHaveLength(1);
  });

  test('does not try again by itself what trying cannot mend', async () => {
    const { editor, batches, refuse, clock } = mountEditor(story());
    type(editor, 'a');
    await rest();
    await refuse({ code: 'not-found', message: 'The story is gone.' });
    clock.turn(60_000);
    await rest();
    expect(batches).toHaveLength(1);
    expect(editor.journal.get().kind).toBe('failed');
  });

  test('goes on when the editor is gone', async () => {
    const { editor, batches, save } = mountEditor(story());
    type(editor, 'a'.repeat(65));
    editor.destroy();
    for (let answers = 0; answers < 65; answers++) await save();
    expect(batches.at(-1)?.steps).toHaveLength(64);
    expect(editor.journal.get().kind).toBe('saved');
  });

  test('has the steps before they are drawn: a fault in drawing costs no words', async () => {
    const { editor, batches } = mountEditor(story());
    vi.spyOn(editor.view, 'updateState').mockImplementation(() => {
      throw new Error('drawing failed');
    });
    expect(() => editor.view.dispatch(editor.view.state.tr.insertText('a', 1))).toThrow(
      'drawing failed',
    );
    await rest();
    expect(batches[0]?.steps).toHaveLength(1);
  });

  test('journals undo and attributes like any edit', async () => {
    const { editor, batches, save } = mountEditor(story());
    type(editor, 'abc');
    await rest();
    await save();
    press(editor, 'Mod-z');
    await rest();
    expect(batches.at(-1)?.steps.length).toBeGreaterThan(0);
    expect(editor.view.state.doc.eq(story())).toBe(true);
  });

  test('keeps the caret when it rests, and with each batch', async () => {
    const { editor, selections, batches, clock } = mountEditor(story());
    caretAt(editor, 'quay', 2);
    clock.turn(1_000);
    const { anchor } = editor.view.state.selection;
    expect(selections).toEqual([{ anchor, head: anchor }]);
    type(editor, 'x');
    await rest();
    expect(batches[0]?.selection).toEqual({ anchor: anchor + 1, head: anchor + 1 });
  });
});
