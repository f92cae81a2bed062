import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { onTestFinished } from 'vitest';
import { articleSchema } from '../../core/article/schema.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { Input } from '../../core/contract/contract.ts';
import type { OpenStory } from '../../core/contract/stories.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { NewExport } from '../../db/export-records.ts';
import type { JournalBatch } from '../../db/journal.ts';
import { openStore, type StoreOptions } from '../../db/open-store.ts';
import { buildDocument, type DocumentParts } from '../support/build-document.ts';

/** A folder of its own for a test, gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a store that must open. */
export function mustOpen(folder: string, options: StoreOptions = {}): ArticleStore {
  const opened = openStore(folder, options);
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** A store in a folder of its own. */
export function temporaryStore(options: StoreOptions = {}): ArticleStore {
  return mustOpen(temporaryFolder(), options);
}

/** A clock that a test sets. */
export function createClock(start = 1_700_000_000_000) {
  let at = start;
  return {
    now: () => at,
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
  };
}

/** Stores a story of plain words. */
export function addStory(store: ArticleStore, parts: DocumentParts = {}): StoryId {
  return store.stories.create({ document: buildDocument(parts), editor: 'Ada' }).id;
}

/** A step that types `text` at document position `at`, as JSON. */
export function typing(at: number, text: string): unknown {
  return new ReplaceStep(at, at, new Slice(Fragment.from(articleSchema.text(text)), 0, 0)).toJSON();
}

/** A batch that a test cares about only in part. */
export function batch(id: StoryId, seq: number, rest: Partial<JournalBatch> = {}): JournalBatch {
  return { id, seq, steps: [typing(1, 'x')], selection: null, editor: 'Ada', ...rest };
}

/** An export that a test cares about only in part. */
export function exportOf(storyId: StoryId, rest: Partial<NewExport> = {}): NewExport {
  return {
    storyId,
    name: 'page.html',
    sha256: 'e'.repeat(64),
    bytes: 1,
    format: 'page',
    seq: null,
    override: null,
    editor: 'Ada',
    at: 1,
    content: null,
    publishedAt: null,
    ...rest,
  };
}

/** A question to the library. */
export function query(rest: Partial<Input<'stories.list'>> = {}): Input<'stories.list'> {
  return { search: '', status: null, tag: null, offset: 0, limit: 50, ...rest };
}

/** The headlines that a question finds. */
export function headlines(
  store: ArticleStore,
  rest: Partial<Input<'stories.list'>> = {},
): string[] {
  return store.stories.list(query(rest)).rows.map(({ headline }) => headline);
}

/** The story's text, which must be there. */
export function textOf(store: ArticleStore, id: StoryId): Node {
  const document = store.stories.document(id);
  if (!document) throw new Error('The story is gone');
  return document;
}

/**
 * Does something as somebody who may not write everywhere. Root may, so as root another user is
 * put on for the while; `folder` is handed to that user first.
 */
export function asOrdinaryUser<T>(folder: string, act: () => T): T {
  if (process.getuid?.() !== 0) return act();
  const nobody = 65_534;
  chownSync(folder, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}

/** Everything that the desk is given when it opens the story, which must be there. */
export function asOpened(store: ArticleStore, id: StoryId): OpenStory {
  const opened = store.stories.open(id);
  if (!opened) throw new Error('The story is gone');
  return opened;
}
