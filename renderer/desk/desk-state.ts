import { create } from 'zustand';
import type { Correction } from '../../core/article/correction.ts';
import type { NoteThread } from '../../core/article/note.ts';
import type { Story } from '../../core/article/story.ts';
import type { LibraryRow, OpenStory, StoryIgnore } from '../../core/contract/stories.ts';
import type { HouseDecisions } from '../../core/contract/house-style.ts';
import type { LexiconEntry } from '../../core/contract/lexicon.ts';
import type { Claim } from '../../core/factcheck/claim.ts';
import type { Dismissal } from '../../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../../core/factcheck/quotation.ts';
import type { Source } from '../../core/factcheck/source.ts';
import type { Tag } from '../../core/tagging/tag.ts';
import type { StoryEditor } from '../editor/story-editor.ts';

/** The story on the desk: its record and what hangs on it. Its words live in the editor. */
export interface OpenedStory {
  readonly story: Story;
  readonly claims: readonly Claim[];
  /** What is in its vault. */
  readonly sources: readonly Source[];
  readonly dismissals: readonly Dismissal[];
  readonly quoteTies: readonly QuoteTie[];
  readonly tags: readonly Tag[];
  /** Those that stand, and the threads that were resolved. */
  readonly notes: readonly NoteThread[];
  /** What readers are told of mistakes, oldest first. */
  readonly corrections: readonly Correction[];
  readonly ignores: readonly StoryIgnore[];
  /** When it was last exported for readers before it was opened, or null. */
  readonly exportedAt: number | null;
  /** As it came from the store; what the editor was made from. */
  readonly loaded: OpenStory;
}

interface DeskState {
  readonly opened: OpenedStory | null;
  /** The editor of `opened`, once it stands. */
  readonly editor: StoryEditor | null;
  readonly lexicon: readonly LexiconEntry[];
  /** What the newsroom decided for every story. */
  readonly house: HouseDecisions;
  /** A story in the bin that was picked there; it is opened when it is put back. */
  readonly binned: LibraryRow | null;
  /** A sentence that stands in place of the story when it cannot be shown. */
  readonly trouble: string | null;
}

/** What is on the desk. */
export const useDesk = create<DeskState>(() => ({
  opened: null,
  editor: null,
  lexicon: [],
  house: { rulesOff: [], rules: [], ignores: [] },
  binned: null,
  trouble: null,
}));

/** The story that stands in the middle, on the desk or in the bin. */
export function shownStory({
  opened,
  binned,
}: Pick<DeskState, 'opened' | 'binned'>): Story['id'] | null {
  return opened?.story.id ?? binned?.id ?? null;
}

/** A story as the store opened it, as it lies on the desk. */
export function openedOf(loaded: OpenStory): OpenedStory {
  const { story, claims, sources, dismissals, quoteTies, tags, notes, corrections, ignores } =
    loaded;
  const { exportedAt } = loaded;
  return {
    story,
    claims,
    sources,
    dismissals,
    quoteTies,
    tags,
    notes,
    corrections,
    ignores,
    exportedAt,
    loaded,
  };
}

/** Changes the story on the desk, if it is still the one meant. */
export function changeOpened(
  id: Story['id'],
  change: (opened: OpenedStory) => Partial<OpenedStory>,
): void {
  useDesk.setState(({ opened }) => {
    return opened?.story.id === id ? { opened: { ...opened, ...change(opened) } } : {};
  });
}
