import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { CorrectionId, StoryId } from '../../../core/base/id.ts';
import { channels } from '../../../core/contract/contract.ts';
import { createCorrectionsHandlers } from '../../../main/handlers/corrections.ts';
import { addStory, createClock, temporaryStore } from '../../db/store-fixture.ts';
import { valueOf } from './desk-fixture.ts';

const nobody = 'nobody' as StoryId;
const correctionId = 'k1' as CorrectionId;

function createDesk() {
  const clock = createClock(1000);
  const store = temporaryStore({ now: clock.now });
  const emitted: unknown[] = [];
  const handlers = createCorrectionsHandlers(store, {
    emit: (event: string, detail: unknown) => void emitted.push([event, detail]),
  });
  return { clock, store, handlers, emitted, storyId: addStory(store) };
}

const refusal = {
  ok: false,
  error: { code: 'not-found', message: expect.stringMatching(/^[A-Z].{60,}\.$/) as string },
};

describe('corrections', () => {
  test('change the story in the library, and answer all that stand', async () => {
    const { clock, store, handlers, emitted, storyId } = createDesk();
    clock.pass(500);
    const text = 'It left at one.';
    const [made] = await valueOf(handlers['corrections.add']({ storyId, text }));
    expect(made).toMatchObject({ at: 1500, text });
    const changed = { storyId, correctionId: made!.id, text: 'It left at two.' };
    expect(await valueOf(handlers['corrections.setText'](changed))).toEqual([
      { ...made, text: changed.text },
    ]);
    const { text: _text, ...named } = changed;
    expect(_text).toBe('It left at two.');
    expect(await valueOf(handlers['corrections.remove'](named))).toEqual([]);
    expect(emitted).toEqual(Array.from({ length: 3 }, () => ['library.changed', { id: storyId }]));
    expect(store.stories.get(storyId)?.updatedAt).toBe(1500);
  });

  test('that are not there are refused with a sentence, and change nothing', () => {
    const { handlers, emitted, storyId } = createDesk();
    expect(handlers['corrections.add']({ storyId: nobody, text: 'x' })).toEqual(refusal);
    const named = { storyId, correctionId };
    expect(handlers['corrections.setText']({ ...named, text: 'x' })).toEqual(refusal);
    expect(handlers['corrections.remove'](named)).toEqual(refusal);
    expect(emitted).toEqual([]);
  });

  test.each([
    ['  At one.\n', 'At one.'],
    ['At one.\r\n\r\n  Not two.', 'At one. Not two.'],
    ['At  one\u2028or two', 'At  one or two'],
    [' \n ', null],
    ['', null],
    ['x'.repeat(20_001), null],
  ])('are one paragraph: %j', (typed, kept) => {
    const { input } = channels['corrections.add'];
    const read = v.safeParse(input, { storyId: 's1', text: typed });
    expect(read.success ? read.output.text : null).toBe(kept);
  });
});
