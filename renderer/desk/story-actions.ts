import type { StoryId } from '../../core/base/id.ts';
import { readersHeadline } from '../../core/article/headline.ts';
import type { StoryStatus } from '../../core/article/story.ts';
import type { Input } from '../../core/contract/contract.ts';
import type { LibraryRow } from '../../core/contract/stories.ts';
import { request } from '../host/host.ts';
import { filterLibrary, refreshLibrary } from '../library/library-state.ts';
import { beginningOf } from '../notes/note-words.ts';
import { askReady } from '../publishing/gate-state.ts';
import { notify } from '../ui/notices.ts';
import { changeOpened, openedOf, useDesk } from './desk-state.ts';
import { changeSettings, useSettings } from './settings.ts';
import { isOnDisk } from './unsaved-words.ts';

let wanted = 0;

interface Opening {
  readonly keepFocus?: boolean;
  /** Whether words that cannot be put on disk are left behind. */
  readonly leaveWords?: boolean;
}

/**
 * Brings a story onto the desk, after what is typed in the present one is on disk. The one that
 * lies there already is read again only to leave behind words that cannot be saved.
 */
export async function openStory(id: StoryId, opening: Opening = {}): Promise<void> {
  const mine = ++wanted;
  const { keepFocus = false, leaveWords = false } = opening;
  const mayLeave = () =>
    leaveWords || isOnDisk(() => openStory(id, { ...opening, leaveWords: true }));
  const { opened, editor } = useDesk.getState();
  if (opened?.story.id === id && !leaveWords) {
    if (!keepFocus) editor?.focus();
    await mayLeave();
    return;
  }
  if (!(await mayLeave())) return;
  const answer = await request('stories.open', { id });
  // Once more: one goes on typing while the store reads.
  if (mine !== wanted || !(await mayLeave()) || mine !== wanted) return;
  if (!answer.ok) {
    useDesk.setState({ opened: null, editor: null, trouble: answer.error.message });
    return;
  }
  if (leaveWords) editor?.abandon();
  useDesk.setState({
    opened: openedOf(answer.value),
    editor: null,
    trouble: null,
    binned: null,
  });
  focusWanted = !keepFocus;
  changeSettings({ lastStory: id });
}

let focusWanted = true;

/** Whether the editor that is being made should take the focus. */
export function takesFocus(): boolean {
  return focusWanted;
}

/** Begins a story with nothing in it. */
export async function createStory({ leaveWords = false } = {}): Promise<void> {
  if (!leaveWords && !(await isOnDisk(() => createStory({ leaveWords: true })))) return;
  const answer = await request('stories.create', { language: useSettings.getState().language });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  await openStory(answer.value.id, { leaveWords });
  void refreshLibrary();
}

/** Moves the story on the desk along; what stands before Ready is shown first. */
export async function setStatus(status: StoryStatus): Promise<void> {
  const { opened } = useDesk.getState();
  if (!opened || opened.story.status === status) return;
  if (status === 'ready') return askReady();
  const { id } = opened.story;
  const answer = await request('stories.setStatus', { id, status, override: null });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  changeOpened(id, () => ({ story: answer.value }));
  void refreshLibrary();
}

/** Changes details of a story; those that are not named stay. @returns whether they are kept. */
export async function changeDetails(
  id: StoryId,
  details: Input<'stories.setDetails'>['details'],
): Promise<boolean> {
  const answer = await request('stories.setDetails', { id, details });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return false;
  }
  changeOpened(id, () => ({ story: answer.value }));
  const { opened, editor } = useDesk.getState();
  if (details.language !== undefined && opened?.story.id === id)
    editor?.setLanguage(details.language);
  void refreshLibrary();
  return true;
}

/** Says when a story was first published, or that nobody knows. @returns whether that is kept. */
export async function setPublishedAt(id: StoryId, publishedAt: number | null): Promise<boolean> {
  const answer = await request('stories.setPublishedAt', { id, publishedAt });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return false;
  }
  changeOpened(id, () => ({ story: answer.value }));
  void refreshLibrary();
  return true;
}

/** Puts the story on the desk into the bin; the notice can take it out again. */
export async function removeStory({ leaveWords = false } = {}): Promise<void> {
  const { opened, editor } = useDesk.getState();
  if (!opened) return;
  if (!leaveWords && !(await isOnDisk(() => removeStory({ leaveWords: true })))) return;
  const { id } = opened.story;
  // As it is by now: its record has the headline that it was opened with.
  const headline = editor ? readersHeadline(editor.view.state.doc) : opened.story.headline;
  const answer = await request('stories.remove', { id });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  if (useDesk.getState().opened?.story.id === id) useDesk.setState({ opened: null, editor: null });
  await refreshLibrary();
  const name = headline === '' ? 'The story without a headline' : `“${beginningOf(headline, 80)}”`;
  notify(`${name} is in the bin.`, {
    action: { label: 'Undo', run: () => void restoreStory(id) },
    about: id,
  });
}

/** Shows what a story in the bin is, with the way back out. */
export async function showBinned(binned: LibraryRow, { leaveWords = false } = {}): Promise<void> {
  const mine = ++wanted;
  if (!leaveWords && !(await isOnDisk(() => showBinned(binned, { leaveWords: true })))) return;
  if (mine !== wanted) return;
  useDesk.setState({ opened: null, editor: null, trouble: null, binned });
}

/** Takes a story out of the bin and opens it. */
export async function restoreStory(id: StoryId): Promise<void> {
  const answer = await request('stories.restore', { id });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  filterLibrary({ bin: false });
  await openStory(id);
}
