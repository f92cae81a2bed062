import type { FactCheck, StoryDetails, StoryStatus } from '../article/story.ts';
import { foldTagName, tagKinds, type Tag } from '../tagging/tag.ts';

// What stands beside a story's text at a moment, and how two moments differ in it.

/** Everything beside the text that a moment of a story is compared by. */
export interface MomentDetails extends StoryDetails {
  readonly status: StoryStatus;
  readonly isBinned: boolean;
  /** By kind, then name. */
  readonly tags: readonly Tag[];
}

/** The details that have one value; tags come and go one by one. */
export const singleDetails = [
  'status',
  'isBinned',
  'slug',
  'kicker',
  'language',
  'publisher',
  'canonicalUrl',
  'publishedAt',
  'embargoUntil',
  'factCheck',
] as const satisfies readonly (keyof MomentDetails)[];

/** See {@link singleDetails}. */
export type SingleDetail = (typeof singleDetails)[number];

/** How one detail differs; `was` and `is` are alike where it was changed and set back. */
export type SingleDifference =
  | Changed<'slug' | 'kicker' | 'language' | 'publisher' | 'canonicalUrl', string>
  | Changed<'publishedAt' | 'embargoUntil', number | null>
  | Changed<'factCheck', FactCheck | null>
  | Changed<'status', StoryStatus>
  | Changed<'isBinned', boolean>;

interface Changed<Field extends SingleDetail, Value> {
  readonly field: Field;
  readonly was: Value;
  readonly is: Value;
}

/** Tags that came and went; `passing` are those that came and went again, or the other way round. */
export interface TagDifference {
  readonly field: 'tags';
  readonly added: readonly Tag[];
  readonly removed: readonly Tag[];
  readonly passing: readonly Tag[];
}

/** How two moments differ in one detail. */
export type DetailDifference = SingleDifference | TagDifference;

/** A tag that came (it has no `was`) or went (no `is`). */
export interface TagChange {
  readonly field: 'tag';
  readonly was: Tag | null;
  readonly is: Tag | null;
}

/** One change of one detail, as it was made. */
export type DetailChange = SingleDifference | TagChange;

/** What stood before a change was made. */
export function withoutChange(details: MomentDetails, change: DetailChange): MomentDetails {
  if (change.field !== 'tag') return { ...details, [change.field]: change.was };
  return { ...details, tags: withTag(withoutTag(details.tags, change.is), change.was) };
}

/** What stands after it. */
export function withChange(details: MomentDetails, change: DetailChange): MomentDetails {
  return withoutChange(details, turned(change));
}

/** The change that takes a change back. */
export function turned(change: DetailChange): DetailChange {
  return { ...change, was: change.is, is: change.was } as DetailChange;
}

/** How details differ, in the order that they are told; none where they are alike. */
export function detailDifferences(was: MomentDetails, is: MomentDetails): DetailDifference[] {
  const single = singleDetails
    .filter((field) => !isAlike(was[field], is[field]))
    .map((field) => ({ field, was: was[field], is: is[field] }) as SingleDifference);
  const tags = {
    field: 'tags',
    added: is.tags.filter((tag) => !hasTag(was.tags, tag)),
    removed: was.tags.filter((tag) => !hasTag(is.tags, tag)),
    passing: [],
  } as const;
  return tags.added.length + tags.removed.length > 0 ? [...single, tags] : single;
}

/** Changes of one detail (or of tags), oldest first, as one. */
export function foldChanges(changes: readonly DetailChange[]): DetailDifference | null {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return null;
  if (first.field !== 'tag') return { ...first, is: last.is } as SingleDifference;
  return foldTags(changes.filter((change) => change.field === 'tag'));
}

/** What a tag was before its first change and is after its last tells all there is to tell. */
function foldTags(changes: readonly TagChange[]): TagDifference {
  const lives = new Map<string, { readonly first: TagChange; readonly last: TagChange }>();
  for (const change of changes) {
    const tag = change.is ?? change.was;
    if (!tag) continue;
    const key = tagKey(tag);
    lives.set(key, { first: lives.get(key)?.first ?? change, last: change });
  }
  const ends = [...lives.values()].map(({ first, last }) => ({
    was: first.was,
    is: last.is,
    last,
  }));
  return {
    field: 'tags',
    added: ends.flatMap(({ was, is }) => (was === null && is ? [is] : [])).sort(byKindAndName),
    removed: ends.flatMap(({ was, is }) => (was && is === null ? [was] : [])).sort(byKindAndName),
    passing: ends
      .flatMap(({ was, is, last }) => ((was === null) === (is === null) ? tagOf(last) : []))
      .sort(byKindAndName),
  };
}

function tagOf({ was, is }: TagChange): Tag[] {
  const tag = is ?? was;
  return tag ? [tag] : [];
}

/** Whether two values of a detail say the same. */
export function isAlike(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a tag is among tags, under any spelling. */
export function hasTag(tags: readonly Tag[], tag: Tag): boolean {
  return tags.some((one) => tagKey(one) === tagKey(tag));
}

function withoutTag(tags: readonly Tag[], tag: Tag | null): Tag[] {
  return tags.filter((one) => tag === null || tagKey(one) !== tagKey(tag));
}

function withTag(tags: readonly Tag[], tag: Tag | null): Tag[] {
  return tag === null ? [...tags] : [...withoutTag(tags, tag), tag].sort(byKindAndName);
}

function tagKey({ kind, name }: Tag): string {
  return `${kind} ${foldTagName(name)}`;
}

function byKindAndName(one: Tag, other: Tag): number {
  const kinds = tagKinds.indexOf(one.kind) - tagKinds.indexOf(other.kind);
  const [name, after] = [foldTagName(one.name), foldTagName(other.name)];
  return kinds || (name < after ? -1 : name > after ? 1 : 0);
}
