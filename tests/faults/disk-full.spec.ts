import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDocument } from '../../core/article/document.ts';
import type { ClaimId, NoteId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { explainFault } from '../../main/faults.ts';
import { png } from '../db/pictures.ts';
import { createRandom, generateStory } from '../db/generate-stories.ts';
import { figure, seed, times } from './extent.ts';
import { openOrThrow } from './library-at-work.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

// A disk that fills at every stage of the work, with some bytes left or none. Each act is done or
// refused with a sentence for the editor; nothing that was done before is harmed; when there is room
// again, the same act succeeds.

interface Desk {
  readonly store: ArticleStore;
  readonly id: StoryId;
  seq: number;
  made: number;
}

type Act = (desk: Desk) => void;

const acts: Readonly<Record<string, Act>> = {
  'a key is typed': type('x'),
  'a long paste': type('long words '.repeat(3_000)),
  'a story is made': ({ store, made }) => {
    store.stories.create({ document: generateStory(made, 2_000), editor: 'Ada' });
  },
  'a picture is put in': ({ store, made }) => {
    const added = store.media.add(png((made % 30_000) + 1, 7));
    if (!added.ok) throw new Error(added.error);
  },
  'a claim is marked': ({ store, id, made }) => {
    const claim = `c-${made}` as ClaimId;
    store.claims.add({ id: claim, storyId: id, text: 'At noon.', editor: 'Ada' });
  },
  'a note is written': ({ store, id, made }) => {
    const note = {
      id: `n-${made}` as NoteId,
      kind: 'note',
      text: 'Call them',
      author: 'Ada',
      at: 1,
    };
    store.notes.add(id, note as never);
  },
  'the index follows': ({ store, id }) => store.stories.reindex(id),
  'the status moves': ({ store, id }) => store.stories.setStatus(id, 'checking', 'Ada'),
};

test('a full disk at any stage: what was done stays, what could not be done is said', () => {
  const disk = mountSmallDisk(16 * 1024 * 1024);
  test.skip(disk === null, 'this process may not mount a small disk');
  if (!disk) return;
  const random = createRandom(seed);
  const told = new Map<string, { done: number; refused: number }>();
  try {
    const rounds = times(6, 60);
    for (let round = 0; round < rounds; round++) {
      const library = join(disk.folder, `library-${round}`);
      for (const [what, act] of Object.entries(acts)) {
        const count = told.get(what) ?? { done: 0, refused: 0 };
        told.set(what, count);
        const isDone = fillAndAct(disk, library, act, random() < 0.4 ? 0 : random() * 120_000);
        count[isDone ? 'done' : 'refused'] += 1;
      }
      disk.empty();
      discard(disk, library);
    }
    for (const [what, { done, refused }] of told)
      figure(`${what} on a full disk`, `${done} times done, ${refused} times refused`);
    // Otherwise the disk was never full enough, and nothing was shown.
    expect([...told.values()].filter(({ refused }) => refused > 0).length).toBeGreaterThan(4);
  } finally {
    disk.remove();
  }
});

/** @returns whether it was done with so few bytes left. */
function fillAndAct(disk: SmallDisk, library: string, act: Act, left: number): boolean {
  disk.empty();
  const desk = openDesk(library);
  const before = textOf(desk);
  disk.fill(left);
  let isDone = true;
  try {
    act(desk);
  } catch (fault) {
    isDone = false;
    expect(explainFault(fault).code, String(fault)).toBe('disk-full');
    expect(textOf(desk)).toBe(before);
  }
  const after = textOf(desk);
  // A desk that ends while the disk is full: nothing more is written, nothing is lost.
  desk.store.close();
  disk.empty();
  const again = openDesk(library);
  expect(textOf(again)).toBe(after);
  act(again);
  expect(again.store.isOpen).toBe(true);
  again.store.close();
  return isDone;
}

function openDesk(library: string): Desk {
  const store = openOrThrow(library);
  const [first] = store.stories
    .list({
      search: '',
      status: null,
      tag: null,
      offset: 0,
      limit: 500,
    })
    .rows.filter(({ headline }) => headline.includes('Story 1 '));
  const id =
    first?.id ?? store.stories.create({ document: generateStory(1, 300), editor: 'Ada' }).id;
  return {
    store,
    id,
    seq: store.stories.open(id)?.seq ?? 0,
    made: Math.floor(performance.now() * 1e3),
  };
}

function textOf({ store, id }: Desk): string {
  const story = store.stories.open(id);
  const document = story ? openDocument(story.document) : null;
  return document?.ok ? `${story?.seq ?? ''} ${document.value.textContent}` : '';
}

function type(text: string): Act {
  return (desk) => {
    const slice = { content: [{ type: 'text', text }] };
    const saved = desk.store.journal.append({
      id: desk.id,
      seq: desk.seq,
      steps: [{ stepType: 'replace', from: 30, to: 30, slice }],
      selection: null,
      editor: 'Ada',
    });
    if (!saved.ok) throw new Error(saved.error);
    desk.seq = saved.value.seq;
  };
}

function discard(disk: SmallDisk, library: string): void {
  disk.empty();
  rmSync(library, { recursive: true, force: true });
}
