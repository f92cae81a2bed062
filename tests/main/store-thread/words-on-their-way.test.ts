import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../core/base/result.ts';
import type { StoryId } from '../../../core/base/id.ts';
import { packInput, unpackInput } from '../../../core/contract/as-text.ts';
import type { Handlers } from '../../../core/contract/contract.ts';
import type { RequestFailure } from '../../../core/contract/failure.ts';
import type { Saved } from '../../../core/contract/journal.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { createJournalHandlers } from '../../../main/handlers/journal.ts';
import { dispatch } from '../../../main/host.ts';
import type { StoreDuties } from '../../../main/store-thread/duties.ts';
import { joinAppends } from '../../../main/store-thread/join-appends.ts';
import type { EditorHost, StepBatch } from '../../../renderer/editor/editor-host.ts';
import { createJournal, type Journal } from '../../../renderer/editor/plugins/journal/journal.ts';
import { createRandom } from '../../db/generate-stories.ts';
import { editAtRandom } from '../../db/random-edits.ts';
import { addStory, mustOpen, temporaryFolder } from '../../db/store-fixture.ts';
import { createHandClock } from '../../support/hand-clock.ts';

// The whole way of words, from the sender in the page to the file of the store, over a thread and
// a disk that do what they please: requests are held up, carried out together or one by one,
// refused for want of room, lost with the thread before or after they were carried out, and their
// answers come late or out of turn. Whatever happens, no moment may show more than the disk holds.

type Answer = Result<unknown, RequestFailure>;
type Append = Awaited<ReturnType<EditorHost['append']>>;

const full: RequestFailure = { code: 'disk-full', message: 'The disk is full.' };
const gone: RequestFailure = { code: 'store', message: 'The thread ended.' };

/** A request of the page, at some stage of its way. */
interface Sent {
  readonly batch: StepBatch;
  readonly input: unknown;
  readonly answered: (answer: Append) => void;
}

/** The store and its thread, which a test may fill, end and start again. */
function createStoreAtRisk(random: () => number) {
  const folder = temporaryFolder();
  let store = mustOpen(folder);
  let isFull = false;
  let joined = serve();

  function serve(): StoreDuties {
    const handlers = createJournalHandlers(store, { emit: () => undefined }, () => () => undefined);
    return joinAppends({
      request: (name: 'journal.append', input: unknown): Promise<Answer> => {
        if (isFull && random() < 0.7) return Promise.resolve({ ok: false, error: full });
        return dispatch(handlers as Handlers, name, unpackInput(name, input), (_name, fault) => {
          throw fault;
        });
      },
    } as unknown as StoreDuties);
  }

  return {
    store: () => store,
    setFull: (now: boolean) => void (isFull = now),
    append: (input: unknown) => joined.request('journal.append', input),
    /** The thread ends, and another opens what is on disk. */
    startAgain: () => {
      store.close();
      store = mustOpen(folder);
      joined = serve();
    },
  };
}

/** A page with one story on it. */
interface Page {
  readonly journal: Journal;
  readonly type: (seed: number) => void;
  /** The story after each of its steps, from the place at which it was opened. */
  readonly docs: readonly Node[];
  /** How many of its steps the page has been told are on disk. */
  readonly acknowledged: () => number;
}

function openPage(store: ArticleStore, id: StoryId, world: World): Page {
  const opened = store.stories.open(id)!;
  const docs = [store.journal.documentAt(id, opened.seq)!];
  const places = new Map<unknown, number>();
  let acknowledged = 0;
  const append = (batch: StepBatch): Promise<Append> =>
    new Promise((resolve) => {
      // Steps are sent in their turn, and are the same objects each time.
      for (const step of batch.steps) if (!places.has(step)) places.set(step, places.size + 1);
      const answered = (answer: Append): void => {
        if (answer.ok && answer.value.steps === undefined)
          acknowledged = Math.max(acknowledged, places.get(batch.steps.at(-1)) ?? 0);
        resolve(answer);
      };
      world.onTheWay.push({
        batch,
        input: packInput('journal.append', { id, ...batch }),
        answered,
      });
    });
  const journal = createJournal({ append }, opened, world.clock);
  return {
    journal,
    docs,
    acknowledged: () => acknowledged,
    type: (seed) => {
      const { steps, doc } = editAtRandom(docs.at(-1)!, seed);
      // Random pastes would double it for ever.
      if (doc.content.size > 4_000) return;
      for (const step of steps) docs.push(step.apply(docs.at(-1)!).doc!);
      if (steps.length > 0) journal.add(steps, { anchor: 0, head: 0 });
    },
  };
}

interface World {
  readonly clock: ReturnType<typeof createHandClock>;
  /** Sent, and not with the thread yet. */
  readonly onTheWay: Sent[];
}

/** One run of everything that may happen, the same for the same seed. */
async function live(seed: number, moments: number): Promise<void> {
  const random = createRandom(seed);
  const risk = createStoreAtRisk(random);
  const world: World = { clock: createHandClock(), onTheWay: [] };
  const id = addStory(risk.store(), { headline: 'Ferry', body: ['It sails at six.'] });
  /** Carried out, with the page not told yet. */
  const answers: { readonly sent: Sent; readonly answer: Append }[] = [];
  let page = openPage(risk.store(), id, world);
  let edits = 0;

  function check(at: string): void {
    const { document, seq } = risk.store().stories.open(id)!;
    const onDisk = risk.store().journal.documentAt(id, seq)!;
    expect(document, at).toBeDefined();
    const durable = page.docs.findLastIndex((doc) => doc.eq(onDisk));
    expect(durable, `${at}: what is on disk was on the desk`).toBeGreaterThanOrEqual(0);
    expect(durable, `${at}: what was acknowledged is on disk`).toBeGreaterThanOrEqual(
      page.acknowledged(),
    );
    if (page.journal.state.get().kind === 'saved')
      expect(onDisk.eq(page.docs.at(-1)!), `${at}: all is on disk that is shown so`).toBe(true);
    expect(page.journal.state.get().kind, at).not.toBe('conflict');
  }

  /** Requests reach the thread together, which carries them out. */
  async function carryOut(count: number, isLost = false): Promise<void> {
    const together = world.onTheWay.splice(0, count);
    const settled = await Promise.all(together.map(({ input }) => risk.append(input)));
    for (const [index, sent] of together.entries()) {
      const answer = settled[index] as Result<Saved, RequestFailure>;
      answers.push({ sent, answer: isLost ? { ok: false, error: gone } : answer });
    }
  }

  async function tell(count: number): Promise<void> {
    for (let told = 0; told < count && answers.length > 0; told += 1) {
      const [one] = answers.splice(random() < 0.2 ? Math.floor(random() * answers.length) : 0, 1);
      one!.sent.answered(one!.answer);
      await turn();
      check(`seed ${seed}, after an answer`);
    }
  }

  /** The thread ends: what reached it is carried out or not, and nobody learns which. */
  async function end(): Promise<void> {
    const some = Math.floor(random() * (world.onTheWay.length + 1));
    if (random() < 0.5) await carryOut(some, true);
    else
      for (const sent of world.onTheWay.splice(0, some))
        answers.push({ sent, answer: { ok: false, error: gone } });
    risk.startAgain();
  }

  /** The page is loaded anew; what it had sent is carried out before the story is opened. */
  async function reload(): Promise<void> {
    await carryOut(world.onTheWay.length);
    answers.length = 0;
    page.journal.abandon();
    page = openPage(risk.store(), id, world);
  }

  const many = () => (random() < 0.6 ? 1 : 1 + Math.floor(random() * 6));
  for (let moment = 0; moment < moments; moment += 1) {
    const chance = random();
    if (chance < 0.45) page.type(seed * 100_000 + edits++);
    else if (chance < 0.65) await carryOut(many());
    else if (chance < 0.85) await tell(many());
    else if (chance < 0.87) risk.setFull(random() < 0.3);
    else if (chance < 0.94) world.clock.turn(5_000);
    else if (chance < 0.96) void page.journal.flush();
    else if (chance < 0.99) await end();
    else await reload();
    await turn();
    check(`seed ${seed}, moment ${moment}`);
  }

  risk.setFull(false);
  const outcomes: boolean[] = [];
  for (let turns = 0; !outcomes.includes(true); turns += 1) {
    expect(turns, `seed ${seed}: all comes to disk in the end`).toBeLessThan(200);
    void page.journal.flush().then((all) => outcomes.push(all));
    await carryOut(world.onTheWay.length);
    await tell(answers.length);
    world.clock.turn(20_000);
    await turn();
  }
  expect(page.journal.state.get().kind).toBe('saved');
  risk.startAgain();
  check(`seed ${seed}, at the end`);
}

/** Lets every promise and the thread’s own waiting come to their turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('words on their way over a thread and a disk that fail as they please', () => {
  test.each(Array.from({ length: 8 }, (_, index) => 7_001 + index))(
    'are on disk once, in order, and never shown so before: seed %i',
    async (seed) => {
      await live(seed, 150);
    },
  );
});
