import type { StoryId } from '../core/base/id.ts';
import type { Input } from '../core/contract/contract.ts';
import type { DeskSettings } from '../core/contract/desk.ts';
import type { HouseDecisions } from '../core/contract/house-style.ts';
import type { LexiconEntry } from '../core/contract/lexicon.ts';
import type { StoryIgnore } from '../core/contract/stories.ts';
import type { TagUse } from '../core/contract/tags.ts';
import type { HouseRule } from '../core/proofreading/house-style.ts';
import type { Tag, TagKind } from '../core/tagging/tag.ts';

/** Tags and the stories that carry them. */
export interface TagStore {
  /** The tags of a story by kind, then name. */
  ofStory(storyId: StoryId): Tag[];
  /** See channel `tags.complete`. Tags that no story outside the bin carries are left out. */
  complete(typed: string, kind: TagKind | null): TagUse[];
  /**
   * Puts a tag on a story, under the spelling that the archive has for it.
   * @returns the story's tags, or null without such a story.
   */
  add(storyId: StoryId, tag: Tag): Tag[] | null;
  remove(storyId: StoryId, tag: Tag): Tag[] | null;
}

/** The newsroom's own words and names. */
export interface LexiconStore {
  list(): LexiconEntry[];
  add(entry: Pick<LexiconEntry, 'kind' | 'text'>): LexiconEntry[];
  /** Adds many at once, as one transaction; those that are there already stay as they are. */
  addAll(entries: readonly Pick<LexiconEntry, 'kind' | 'text'>[]): LexiconEntry[];
  remove(entry: Pick<LexiconEntry, 'kind' | 'text'>): LexiconEntry[];
  /** Takes many out at once, as one transaction. */
  removeAll(entries: readonly Pick<LexiconEntry, 'kind' | 'text'>[]): LexiconEntry[];
}

/** What the newsroom decided for every story; each change answers all that is decided then. */
export interface HouseStyleStore {
  get(): HouseDecisions;
  switchRule(rule: string, isOn: boolean): HouseDecisions;
  /** Adds a rule, or puts it in the place of the one with its id. */
  putRule(rule: HouseRule): HouseDecisions;
  removeRule(id: string): HouseDecisions;
  addIgnore(ignore: StoryIgnore): HouseDecisions;
  removeIgnore(ignore: StoryIgnore): HouseDecisions;
}

/** How the desk was arranged. */
export interface SettingsStore {
  /** What was set, over the defaults; a value that no longer fits falls back to its default. */
  get(): DeskSettings;
  set(settings: Input<'desk.setSettings'>): DeskSettings;
  /** The folder of the newsroom's own page template, absolute; null for none. Not for the page. */
  templateFolder(): string | null;
  setTemplateFolder(folder: string | null): void;
  /** The folder that the desk last exported into, absolute; null for none yet. Not for the page. */
  exportFolder(): string | null;
  setExportFolder(folder: string): void;
}
