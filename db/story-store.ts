import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { storeDocument } from '../core/article/document.ts';
import { blankDetails, type Story, type StoryDetails } from '../core/article/story.ts';
import type { StoryId } from '../core/base/id.ts';
import { failure, success } from '../core/base/result.ts';
import type { OpenStory, StoryIgnore } from '../core/contract/stories.ts';
import { singleDetails } from '../core/contract/moment-details.ts';
import type { ClaimStore, FactStore } from './claims.ts';
import type { DetailChanges, SideChange } from './detail-changes.ts';
import type { TagStore } from './newsroom.ts';
import type { NoteStore } from './notes.ts';
import type { NewStory, StatusOverride, StoryName, StoryStore } from './stories.ts';
import type { Corrections } from './correction-store.ts';
import { headlineOf } from './indexed-text.ts';
import { createLibrary } from './library.ts';
import type { LiveDocuments } from './live-documents.ts';
import type { Media } from './media-store.ts';
import { required } from './required.ts';
import { createArrivals } from './story-arrival.ts';
import { createStoryPurge } from './story-purge.ts';
import type { Snapshots } from './snapshots.ts';
import { StoreDamage } from './store-failure.ts';
import type { Stale, StoryIndex } from './story-index.ts';
import { toStory, type StoryRow } from './story-row.ts';
import { storyStatements } from './story-sql.ts';
import { wellFormed } from './stored-text.ts';
import type { Sources } from './source-store.ts';

/** What the stories need of their neighbours. */
export interface StoryParts {
  readonly database: Database;
  readonly live: LiveDocuments;
  readonly snapshots: Snapshots;
  readonly index: StoryIndex;
  readonly claims: ClaimStore;
  readonly sources: Sources;
  readonly facts: FactStore;
  readonly notes: NoteStore;
  readonly corrections: Corrections;
  readonly media: Media;
  readonly tags: TagStore;
  readonly changes: DetailChanges;
  readonly now: () => number;
}

type Picture = Parameters<Media['record']>[0];

interface StatusMoveOrder {
  readonly id: StoryId;
  readonly status: Story['status'];
  readonly editor: string;
  readonly override: StatusOverride | null;
}

// Indexing so much takes some thirty milliseconds.
const mostIndexedAtOnce = 500_000;

/** The stories of `database`. */
export function createStoryStore(parts: StoryParts): StoryStore {
  const { database, live, snapshots, index, claims, sources, facts, tags, now } = parts;
  const { notes, corrections, media, changes } = parts;
  const sql = storyStatements(database);
  const latest = database
    .prepare<[], number | null>('SELECT max(updated_at) FROM stories WHERE removed_at IS NULL')
    .pluck();
  const purge = createStoryPurge(parts);
  const arrive = createArrivals({ ...parts, sizeOf: (hash) => media.get(hash) });

  const create = database.transaction((story: NewStory, pictures: readonly Picture[]): Story => {
    for (const picture of pictures) media.record(picture);
    const { document, settle } = arrive(story);
    const id = randomUUID() as StoryId;
    const at = now();
    const updatedAt = story.updatedAt ?? at;
    const details = cleanDetails({ ...blankDetails, ...story.details });
    const row = sql.insert({ id, ...details, headline: headlineOf(document), at, updatedAt });
    snapshots.write(row, 0, at, document);
    changes.quietly(() => settle({ row, id }));
    // A row begins stale; what takes long to index is left to whoever catches up at leisure.
    if (document.nodeSize <= mostIndexedAtOnce) index.refresh({ row, seq: 0 }, document);
    const editor = wellFormed(story.editor);
    sql.logStatus({ row, seq: 0, at, editor, status: 'draft', reason: null, errors: 0 });
    return toStory(required(sql.find(id)));
  });

  const setStatus = database.transaction((move: StatusMoveOrder): Story | null => {
    const { status, override } = move;
    const story = sql.find(move.id);
    if (story && story.status !== status) {
      const { row, seq } = story;
      const editor = wellFormed(move.editor);
      const reason = override ? wellFormed(override.reason) : null;
      const errors = override?.errors ?? 0;
      sql.setStatus(row, status);
      sql.logStatus({ row, seq, at: now(), editor, status, reason, errors });
      changes.record(row, { field: 'status', was: story.status, is: status }, editor);
    }
    return ifFound(sql.find(move.id), toStory);
  });

  // One transaction: what another process changes meanwhile must not be set back.
  const setDetails = database.transaction(
    (id: StoryId, details: Partial<StoryDetails>): Story | null => {
      const story = sql.find(id);
      if (!story) return null;
      const was = toStory(story);
      const is = cleanDetails({ ...was, ...details });
      sql.setDetails(story.row, is);
      for (const change of changesBetween(was, is)) changes.record(story.row, change);
      return ifFound(sql.find(id), toStory);
    },
  );

  const setPublishedAt = database.transaction(
    (id: StoryId, publishedAt: number | null): ReturnType<StoryStore['setPublishedAt']> => {
      const story = sql.find(id);
      if (!story) return failure('not-found');
      if (sql.exportedAt(id) !== null) return failure('exported');
      sql.setPublishedAt(story.row, publishedAt);
      const was = story.published_at;
      changes.record(story.row, { field: 'publishedAt', was, is: publishedAt });
      return success(toStory({ ...story, published_at: publishedAt }));
    },
  );

  /** Puts a story into the bin or takes it out; one that is there already stays as it is. */
  const setBinned = database.transaction((id: StoryId, isBinned: boolean): boolean => {
    const story = sql.find(id);
    if (!story) return false;
    const was = sql.isRemoved(story.row);
    if (was === isBinned) return true;
    sql.setRemoved(story.row, isBinned ? now() : null);
    changes.record(story.row, { field: 'isBinned', was, is: isBinned });
    return true;
  });

  /** Adds words that the editor keeps although a rule doubts them, or takes them off. */
  const setIgnore = database.transaction(
    (id: StoryId, { rule, text }: StoryIgnore, isKept: boolean): boolean => {
      const story = sql.find(id);
      if (!story) return false;
      const act = isKept ? sql.addIgnore : sql.removeIgnore;
      if (act(story.row, { rule, text }).changes === 0) return true;
      const words = { id: rule, text };
      const kept = isKept ? { was: null, is: words } : { was: words, is: null };
      changes.record(story.row, { field: 'kept', ...kept });
      return true;
    },
  );

  const open = database.transaction((id: StoryId): OpenStory | null => {
    const story = sql.find(id);
    if (!story) return null;
    return {
      story: toStory(story),
      document: storeDocument(live.head(story.row, story.seq).doc),
      seq: story.seq,
      selection: sql.selection(story.row),
      claims: claims.ofStory(id),
      sources: sources.ofStory(id),
      dismissals: facts.dismissals(id),
      quoteTies: facts.quoteTies(id),
      tags: tags.ofStory(id),
      notes: notes.ofStory(id),
      corrections: corrections.ofStory(id),
      ignores: sql.ignores(story.row),
      exportedAt: sql.exportedAt(id),
      savedAt: sql.savedAt(story.row, story.seq) ?? story.created_at,
    };
  });

  const reindex = database.transaction((id: StoryId): boolean => {
    const story = sql.find(id);
    if (story) index.refresh(story, live.head(story.row, story.seq).doc);
    return story !== null;
  });

  return {
    create: (story) => {
      story.document.check();
      const pictures = (story.pictures ?? []).flatMap((bytes) => {
        const written = media.write(bytes);
        return written.ok ? [written.value] : [];
      });
      try {
        return create.immediate(story, pictures);
      } catch (error) {
        // Their files may have their lasting names already.
        if (story.files) sources.dropUnrecorded(story.files.values());
        throw error;
      }
    },
    get: (id) => ifFound(sql.find(id), toStory),
    document: (id) => ifFound(sql.find(id), ({ row, seq }) => live.head(row, seq).doc),
    open: (id) => open(id),
    latestChange: () => latest.get() ?? null,
    list: createLibrary(database),
    setStatus: (id, status, editor, override = null) =>
      setStatus.immediate({ id, status, editor, override }),
    setDetails: (id, details) => setDetails.immediate(id, details),
    setPublishedAt: (id, publishedAt) => setPublishedAt.immediate(id, publishedAt),
    setSelection: (id, selection) => sql.setSelection(id, selection),
    setFindings: (id, findings) => sql.setFindings(id, findings),
    findings: (id) => sql.findings(id),
    addIgnore: (id, ignore) => setIgnore.immediate(id, ignore, true),
    removeIgnore: (id, ignore) => setIgnore.immediate(id, ignore, false),
    bySlug: (slug, exceptId) => sql.bySlug(slug, exceptId),
    byAddress: (url, exceptId) => byAddress(url, exceptId),
    hasHost: (host) => hasHost(host),
    isBinned: (id) => {
      const story = sql.find(id);
      return story && sql.isRemoved(story.row);
    },
    remove: (id) => setBinned.immediate(id, true),
    restore: (id) => setBinned.immediate(id, false),
    purge: (id, moreFollow = false) =>
      isFound(sql.find(id), ({ row }) => {
        purge.purge(row, moreFollow);
      }),
    discardUnusedPictures: () => purge.discardUnused(),
    reindex: (id) => reindex.immediate(id),
    reindexStale: (budget) => {
      const done: StoryId[] = [];
      const end = performance.now() + budget;
      let next = index.nextStale();
      while (next && performance.now() < end) {
        catchUp(next);
        done.push(next.id);
        next = index.nextStale();
      }
      return { done, left: next !== null };
    },
  };

  function byAddress(url: string, exceptId = ''): StoryName | null {
    const bare = url.replace(/#.*$/su, '').replace(/\/$/u, '');
    return bare === '' ? null : sql.byAddress(bare, `${bare}/`, exceptId);
  }

  // “0” is the sign behind “/”, so all addresses of a host lie between the two.
  function hasHost(host: string): boolean {
    return ['https', 'http'].some((scheme) =>
      sql.hasAddress(`${scheme}://${host}/`, `${scheme}://${host}0`),
    );
  }

  function catchUp(story: Stale): void {
    try {
      reindex.immediate(story.id);
    } catch (error) {
      // One damaged story must not keep the others, or the store, from opening.
      if (!(error instanceof StoreDamage)) throw error;
      index.passOver(story);
    }
  }
}

function changesBetween(was: StoryDetails, is: StoryDetails): SideChange[] {
  return Object.keys(is)
    .filter((field) => (singleDetails as readonly string[]).includes(field))
    .map((field) => {
      const key = field as keyof StoryDetails;
      return { field: key, was: was[key], is: is[key] } as SideChange;
    });
}

function cleanDetails({
  slug,
  kicker,
  language,
  canonicalUrl,
  publisher,
  publishedAt,
  embargoUntil,
  factCheck,
}: StoryDetails): StoryDetails {
  return {
    slug: wellFormed(slug),
    kicker: wellFormed(kicker),
    language,
    canonicalUrl,
    publisher: wellFormed(publisher),
    publishedAt,
    embargoUntil,
    factCheck,
  };
}

function ifFound<T>(row: StoryRow | null, use: (row: StoryRow) => T): T | null {
  return row ? use(row) : null;
}

function isFound(row: StoryRow | null, use: (row: StoryRow) => void): boolean {
  if (row) use(row);
  return row !== null;
}
