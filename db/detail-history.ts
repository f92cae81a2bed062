import type { Database } from 'better-sqlite3';
import type { Story, StoryDetails } from '../core/article/story.ts';
import type { StoryId } from '../core/base/id.ts';
import type { BroughtDetails } from '../core/contract/history.ts';
import {
  detailDifferences,
  foldChanges,
  isAlike,
  turned,
  withoutChange,
  type DetailChange,
  type DetailDifference,
  type MomentDetails,
} from '../core/contract/moment-details.ts';
import { isDetail, type DetailChanges } from './detail-changes.ts';
import type { TagStore } from './newsroom.ts';
import { required } from './required.ts';
import type { StoryStore } from './stories.ts';

/** A story by its row and its id. */
export interface StoryKey {
  readonly row: number;
  readonly id: StoryId;
}

/** What stands beside the texts of stories, moment by moment; a number is that of a change. */
export interface DetailHistory {
  /** The number of the last change. */
  last(story: StoryKey): number;
  /** That of the last change that was made before the journal went on from `seq`. */
  lastAt(story: StoryKey, seq: number): number;
  /** The details after a change, 0 for those that the story came with. */
  at(story: StoryKey, number: number): MomentDetails;
  /** Records that a moment was given a name, another one, or none. */
  named(story: StoryKey, was: string | null, is: string | null): void;
  /** Brings back what stood after a change, but for status and bin. */
  restore(story: StoryKey, number: number): BroughtDetails;
  /** Takes back the changes after `from` up to `to`, as far as what they brought still stands. */
  takeBack(story: StoryKey, from: number, to: number): BroughtDetails;
}

/** What it is made of. */
export interface DetailHistoryParts {
  readonly database: Database;
  readonly changes: DetailChanges;
  readonly stories: Pick<StoryStore, 'get' | 'setDetails' | 'setPublishedAt'>;
  readonly tags: TagStore;
}

/** The details of the stories in `database`. */
export function createDetailHistory(parts: DetailHistoryParts): DetailHistory {
  const { database, changes, stories, tags } = parts;
  const isBinned = database
    .prepare<[number], 0 | 1>('SELECT removed_at IS NOT NULL FROM stories WHERE row = ?')
    .pluck();

  function present({ row, id }: StoryKey): MomentDetails {
    const story: Story = required(stories.get(id) ?? undefined);
    return { ...story, isBinned: isBinned.get(row) === 1, tags: tags.ofStory(id) };
  }

  /** Makes details of a story those that are meant. */
  function put(story: StoryKey, wanted: readonly DetailDifference[]): BroughtDetails {
    const { id, row } = story;
    const from = changes.last(row);
    let left: BroughtDetails['left'] = [];
    const details: Partial<Record<keyof StoryDetails, unknown>> = {};
    for (const one of wanted) {
      if (one.field === 'status' || one.field === 'isBinned') continue;
      if (one.field === 'tags') {
        for (const tag of one.removed) tags.remove(id, tag);
        for (const tag of one.added) tags.add(id, tag);
      } else if (one.field === 'publishedAt') {
        if (!stories.setPublishedAt(id, one.is).ok) left = ['publishedAt'];
      } else details[one.field] = one.is;
    }
    if (Object.keys(details).length > 0) stories.setDetails(id, details as Partial<StoryDetails>);
    const after = required(stories.get(id) ?? undefined);
    return { story: after, tags: tags.ofStory(id), from, to: changes.last(row), left };
  }

  function at(story: StoryKey, number: number): MomentDetails {
    const later = changes.after(story.row, number).map(({ change }) => change);
    return later.filter(isDetail).reduceRight(withoutChange, present(story));
  }

  const restore = database.transaction((story: StoryKey, number: number) =>
    put(story, detailDifferences(present(story), at(story, number))),
  );

  const takeBack = database.transaction((story: StoryKey, from: number, to: number) => {
    const made = changes
      .after(story.row, from)
      .filter(({ number, change }) => number <= to && isDetail(change))
      .map(({ change }) => change as DetailChange);
    const now = present(story);
    const standing = foldByDetail(made).filter((one) => stands(now, one));
    return put(story, standing.flatMap(backwards));
  });

  return {
    last: ({ row }) => changes.last(row),
    lastAt: ({ row }, seq) => changes.lastAt(row, seq),
    at,
    named: ({ row }, was, is) => {
      const words = (text: string | null) => (text === null ? null : { id: '', text });
      changes.record(row, { field: 'name', was: words(was), is: words(is) });
    },
    restore: (story, number) => restore.immediate(story, number),
    takeBack: (story, from, to) => takeBack.immediate(story, from, to),
  };
}

/** Changes of each detail as one; of tags each for itself, since each may have been changed since. */
function foldByDetail(changes: readonly DetailChange[]): DetailDifference[] {
  const tags = foldChanges(changes.filter(({ field }) => field === 'tag'));
  const single = [...new Set(changes.map(({ field }) => field))]
    .filter((field) => field !== 'tag')
    .map((field) => foldChanges(changes.filter((change) => change.field === field)));
  return [...single, tags].filter((one) => one !== null);
}

function stands(now: MomentDetails, one: DetailDifference): boolean {
  return one.field === 'tags' || isAlike(now[one.field], one.is);
}

function backwards(one: DetailDifference): DetailDifference[] {
  if (one.field === 'tags') return [{ ...one, added: one.removed, removed: one.added }];
  const back = turned(one);
  return back.field === 'tag' || isAlike(back.was, back.is) ? [] : [back];
}
