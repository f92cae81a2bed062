import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import type { NoteId, ReplyId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { createPublishingHandlers, createPublishingParts } from '../../main/handlers/publishing.ts';
import { mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { mark, marked, story, textBlock } from '../support/nodes.ts';
import { notingPorts } from './publishing-desk.ts';

// Threads in every state there is, each with words of its own, and none of them for readers.

const noon = Date.UTC(2026, 4, 4, 12);
const states = ['standing', 'resolved', 'reopened', 'accepted', 'rejected', 'wordless'] as const;
const idOf = (state: string) => `zn-${state}` as NoteId;

/** Words that stand nowhere in what readers get. */
const secrets = [
  ...states.flatMap((state) => [
    idOf(state),
    `zq-note-${state}`,
    `zq-quote-${state}`,
    `zq-reply-${state}`,
  ]),
  ...['zq-author', 'zq-answerer', 'zq-resolver', 'zq-removed', 'zq-before', 'zr-', 'data-note'],
];

function addStory(store: ArticleStore): StoryId {
  const kindOf = (state: string) =>
    state === 'accepted' || state === 'rejected' ? ('insertion' as const) : ('note' as const);
  const { id } = store.stories.create({
    document: story({ headline: 'The wall holds', standfirst: 'So far.', byline: 'By Ada Brook' }, [
      textBlock('paragraph', [
        'The wall is ',
        ...states
          .filter((state) => state !== 'wordless')
          .flatMap((state) => [marked(`${state} stone`, mark('note', { id: idOf(state) })), ', ']),
        'the longest in the land.',
      ]),
    ]),
    details: { slug: 'the-wall', publisher: 'The Courier', publishedAt: noon },
    editor: 'zq-author',
    notes: states.map((state) => ({
      id: idOf(state),
      kind: kindOf(state),
      text: `zq-note-${state}`,
      quote: `zq-quote-${state}`,
      author: 'zq-author',
      at: noon,
    })),
  });
  for (const state of states) {
    const of = { storyId: id, noteId: idOf(state), editor: 'zq-answerer' };
    const [first, second] = [`zr-${state}-1` as ReplyId, `zr-${state}-2` as ReplyId];
    store.notes.reply({ ...of, reply: { id: first, text: 'zq-before' } });
    store.notes.editReply({ ...of, replyId: first, text: `zq-reply-${state}` });
    store.notes.reply({ ...of, reply: { id: second, text: 'zq-removed' } });
    store.notes.removeReply({ ...of, replyId: second });
  }
  const editor = 'zq-resolver';
  for (const state of ['resolved', 'reopened'])
    store.notes.resolve({ storyId: id, noteId: idOf(state), editor });
  store.notes.reopen({ storyId: id, noteIds: [idOf('reopened')], editor });
  for (const outcome of ['accepted', 'rejected'] as const)
    store.notes.decide({ storyId: id, noteIds: [idOf(outcome)], editor, outcome });
  return id;
}

function openDesk() {
  const folder = temporaryFolder();
  const store = mustOpen(join(folder, 'library'), { now: () => noon });
  const place = { path: join(folder, 'out') };
  mkdirSync(place.path);
  const ports = notingPorts(
    () => noon,
    () => place.path,
  );
  const parts = createPublishingParts(store, ports);
  onTestFinished(() => parts.template.stop());
  const handlers = createPublishingHandlers(store, ports, parts);
  return { store, place, ports, handlers, id: addStory(store) };
}

function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => `${path.slice(folder.length)}\n${readFileSync(path).toString('latin1')}`)
    .join('\n');
}

function expectNothingOf(written: string): void {
  expect(written).toContain('reopened stone');
  expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
}

test.each(['page', 'page-beside', 'fragment', 'markdown', 'text'] as const)(
  'readers of a “%s” get no word of any thread',
  async (format) => {
    const { handlers, place, id } = openDesk();
    const folder = place.path;
    place.path = join(folder, 'story');
    const asked = { id, format, claimReview: true, override: 'to look at it' };
    expect(await handlers['publishing.export'](asked)).toMatchObject({ ok: true });
    expectNothingOf(everythingIn(folder));
  },
);

test('nor do they by the preview', async () => {
  const { handlers, ports, id } = openDesk();
  await handlers['publishing.preview']({ id, claimReview: true });
  const [shown] = ports.asked.previews;
  expectNothingOf(`${shown?.title ?? ''}\n${shown?.html ?? ''}`);
});

test('nor by what is kept of what they saw', async () => {
  const { handlers, place, id } = openDesk();
  place.path = join(place.path, 'story');
  const asked = { id, format: 'page', claimReview: false, override: 'to look at it' } as const;
  expect(await handlers['publishing.export'](asked)).toMatchObject({ ok: true });
  const changes = await handlers['publishing.changes']({ id });
  expect(changes).toMatchObject({ ok: true });
  expect(secrets.filter((secret) => JSON.stringify(changes).includes(secret))).toEqual([]);
});

test('colleagues get threads as they stand or were resolved, and nothing that was taken back', async () => {
  const { handlers, place, id } = openDesk();
  const path = (place.path = join(place.path, 'story.galley'));
  const asked = { id, format: 'story-file', claimReview: false, override: null } as const;
  expect(await handlers['publishing.export'](asked)).toMatchObject({ ok: true });
  const parts = unzipSync(readFileSync(path));
  const packed = Buffer.from(parts['story.json'] ?? []).toString('utf8');
  for (const state of ['standing', 'resolved', 'reopened', 'wordless'])
    for (const what of ['note', 'quote', 'reply']) expect(packed).toContain(`zq-${what}-${state}`);
  for (const state of ['accepted', 'rejected']) expect(packed).not.toContain(`zq-note-${state}`);
  expect(packed).not.toMatch(/zq-removed|zq-before/);
});
