import { AddMarkStep } from 'prosemirror-transform';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import type { ClaimId, StoryId } from '../../../core/base/id.ts';
import type { StoryStatus } from '../../../core/article/story.ts';
import type { ChecklistItem } from '../../../core/contract/publishing.ts';
import { notReady } from '../../../main/handlers/not-ready.ts';
import { addStory, batch, query, typing } from '../../db/store-fixture.ts';
import { createTestDesk, valueOf } from './desk-fixture.ts';

const headline = 'Ferry at noon';
const words = ['Ferry', 'noon'];
const ids = ['c1', 'c2'] as ClaimId[];

type Desk = ReturnType<typeof createTestDesk>;

/** A story whose headline holds two claims, and an address that is none when `hasError`. */
function storyOn({ store }: Desk, hasError = false): StoryId {
  const storyId = addStory(store, { headline, body: ['It sails.'] });
  const steps = words.map((text, index) => {
    const from = 1 + headline.indexOf(text);
    const mark = articleSchema.marks.claim.create({ id: ids[index] });
    return new AddMarkStep(from, from + text.length, mark).toJSON() as unknown;
  });
  store.journal.append(batch(storyId, 0, { steps }));
  words.forEach((text, index) =>
    store.claims.add({ id: ids[index] ?? ids[0]!, storyId, text, editor: 'Ada' }),
  );
  if (hasError) store.stories.setDetails(storyId, { canonicalUrl: 'mailto:desk@quay.example' });
  return storyId;
}

function settle({ store }: Desk, index: 0 | 1): void {
  store.claims.settle({
    id: ids[index]!,
    verdict: 'confirmed',
    text: words[index]!,
    editor: 'Jon',
  });
}

async function move(desk: Desk, id: StoryId, status: StoryStatus, override: string | null = null) {
  return desk.handlers['stories.setStatus']({ id, status, override });
}

async function refusal(desk: Desk, id: StoryId, override: string | null = null): Promise<string> {
  const reply = await move(desk, id, 'ready', override);
  if (reply.ok) throw new Error('It became ready');
  expect(reply.error.code).toBe('bad-request');
  expect(desk.store.stories.get(id)?.status).not.toBe('ready');
  return reply.error.message;
}

async function movesOf({ handlers }: Desk, id: StoryId): Promise<string[]> {
  const { sittings } = await valueOf(handlers['history.timeline']({ id }));
  return sittings
    .flatMap(({ happenings }) => happenings)
    .flatMap(({ kind, what }) => (kind === 'status' ? [what] : []));
}

describe('a story with errors on its checklist', () => {
  test('is not ready, and the refusal counts what stands in the way', async () => {
    const desk = createTestDesk();
    const id = storyOn(desk);
    expect(await refusal(desk, id)).toMatch(/not ready: 2 claims are not settled\. Its status/);
    settle(desk, 0);
    expect(await refusal(desk, id)).toMatch(/not ready: 1 claim is not settled\. /);
    desk.store.stories.setDetails(id, { canonicalUrl: 'mailto:desk@quay.example' });
    expect(await refusal(desk, id)).toMatch(
      /not ready: 1 claim is not settled and its page has 1 error\. /,
    );
    settle(desk, 1);
    expect(await refusal(desk, id)).toMatch(/not ready: its page has 1 error\. /);
    expect(await movesOf(desk, id)).toEqual([]);
  });

  test('is not ready while a sign-off that the desk asks for is missing', async () => {
    const desk = createTestDesk();
    const id = storyOn(desk);
    settle(desk, 0);
    settle(desk, 1);
    await valueOf(desk.handlers['desk.setSettings']({ asksSignOff: true, editor: 'Ada' }));
    expect(await refusal(desk, id)).toMatch(/not ready: 2 verdicts await their sign-off\. /);
    await valueOf(desk.handlers['claims.signOff']({ id: ids[0]!, text: words[0]! }));
    expect(await refusal(desk, id)).toMatch(/not ready: 1 verdict awaits its sign-off\. /);
    await valueOf(desk.handlers['claims.signOff']({ id: ids[1]!, text: words[1]! }));
    expect((await move(desk, id, 'ready')).ok).toBe(true);
  });

  test('is told all of what stands in the way, each by its name', () => {
    const error = (rule: string): ChecklistItem => {
      return { severity: 'error', rule, message: 'x', position: 1 };
    };
    const rules = ['claim', 'claim', 'sign-off', 'quotation-altered', 'canonical', 'alt'];
    expect(notReady(rules.map(error))).toMatchObject({
      error: {
        message: expect.stringContaining(
          'not ready: 2 claims are not settled, 1 verdict awaits its sign-off, 1 quotation differs from its source and its page has 2 errors. ',
        ) as string,
      },
    });
    const altered = [error('quotation-altered'), error('quotation-altered')];
    expect(notReady(altered)).toMatchObject({
      error: {
        message: expect.stringContaining('2 quotations differ from their sources') as string,
      },
    });
  });

  test('is ready all the same for a reason, and History says so', async () => {
    const desk = createTestDesk();
    await valueOf(desk.handlers['desk.setSettings']({ editor: 'Jon' }));
    const id = storyOn(desk, true);
    const reply = await move(desk, id, 'ready', '  The chief takes it upon herself ');
    expect(reply).toMatchObject({ ok: true, value: { status: 'ready' } });
    expect(await movesOf(desk, id)).toEqual([
      'Moved to ready although 3 errors were left: “The chief takes it upon herself”',
    ]);
  });

  test('is not ready for a reason that says nothing', async () => {
    const desk = createTestDesk();
    expect(await refusal(desk, storyOn(desk), '   \u00a0')).toMatch(/say why/);
  });

  test('moves anywhere else unasked, and away from ready too', async () => {
    const desk = createTestDesk();
    const id = storyOn(desk);
    expect((await move(desk, id, 'editing')).ok).toBe(true);
    expect((await move(desk, id, 'checking', 'for no reason')).ok).toBe(true);
    expect((await move(desk, id, 'ready', 'Six o’clock')).ok).toBe(true);
    expect((await move(desk, id, 'draft')).ok).toBe(true);
    expect(await movesOf(desk, id)).toEqual([
      'Moved to editing',
      'Moved to checking',
      'Moved to ready although 2 errors were left: “Six o’clock”',
      'Moved to draft',
    ]);
  });
});

test('a story without errors becomes ready, and a reason that nobody needed is not recorded', async () => {
  const desk = createTestDesk();
  const id = storyOn(desk);
  settle(desk, 0);
  settle(desk, 1);
  expect((await move(desk, id, 'ready', 'just in case')).ok).toBe(true);
  expect(await movesOf(desk, id)).toEqual(['Moved to ready']);
});

test('a ready story whose claim reopens stays ready; the library’s count shows it', async () => {
  const desk = createTestDesk();
  const id = storyOn(desk);
  settle(desk, 0);
  settle(desk, 1);
  await move(desk, id, 'ready');
  await valueOf(
    desk.handlers['journal.append']({ id, seq: 1, steps: [typing(3, 'x')], selection: null }),
  );
  desk.store.stories.reindex(id);
  const { rows } = await valueOf(desk.handlers['stories.list'](query()));
  expect(rows).toMatchObject([{ status: 'ready', claims: 2, claimsSettled: 1 }]);
  // It is what it is already: nothing is asked, nothing recorded.
  expect((await move(desk, id, 'ready')).ok).toBe(true);
  expect(await movesOf(desk, id)).toEqual(['Moved to ready']);
});
