import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import type { ChecklistItem, PageChanges, TemplateState } from '../../core/contract/publishing.ts';
import { isForReaders, type ExportFormat } from '../../core/publishing/export-format.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { changeSettings, useSettings } from '../desk/settings.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { request } from '../host/host.ts';
import { refreshLibrary } from '../library/library-state.ts';
import { notify } from '../ui/notices.ts';

/** What the editor says of the changes since readers saw the story; null while she has not. */
export type ChangesAnswer = 'update' | 'correction' | null;

interface PublishingState {
  /** The checklist in view, or null while the export dialog is closed. */
  readonly checklist: readonly ChecklistItem[] | null;
  /** The story that is being exported: the one that was judged, whatever comes onto the desk. */
  readonly storyId: StoryId | null;
  /** What readers would find changed; null when nothing. */
  readonly changes: PageChanges | null;
  readonly answer: ChangesAnswer;
  /** The correction that is being worded. */
  readonly wording: string;
  readonly template: TemplateState | null;
  readonly claimReview: boolean;
  readonly busy: boolean;
}

const closed: PublishingState = {
  checklist: null,
  storyId: null,
  changes: null,
  answer: null,
  wording: '',
  template: null,
  claimReview: false,
  busy: false,
};

/** The export dialog. */
export const usePublishing = create<PublishingState>(() => closed);

/** Shows the page as export would write it. */
export async function previewStory(): Promise<void> {
  const id = await flushedStory();
  if (!id) return;
  const { storyId, claimReview } = usePublishing.getState();
  const answer = await request('publishing.preview', {
    id,
    claimReview: storyId === id && claimReview,
  });
  if (!answer.ok) notify(answer.error.message, { tone: 'trouble' });
}

/** Opens the export dialog: what stands in the way, what changed since readers saw it, and in what form it goes. */
export async function exportStory(): Promise<void> {
  if (usePublishing.getState().busy) return;
  const id = await flushedStory();
  if (!id) return;
  const [checklist, changes, template] = await Promise.all([
    request('publishing.checklist', { id, before: 'export', claimReview: false }),
    request('publishing.changes', { id }),
    request('template.state', undefined),
  ]);
  if (!checklist.ok) {
    notify(checklist.error.message, { tone: 'trouble' });
    return;
  }
  const found = changes.ok ? changes.value : null;
  usePublishing.setState({
    ...closed,
    storyId: id,
    checklist: checklist.value,
    changes: found,
    // Who has written a correction since has said what the changes are.
    answer: found && found.corrections.length > 0 ? 'update' : null,
    wording: found?.wording ?? '',
    template: template.ok ? template.value : null,
  });
}

/** Has the page tell search engines of the fact-check, or not; the checklist then asks for what that needs. */
export async function setClaimReview(claimReview: boolean): Promise<void> {
  const { storyId: id } = usePublishing.getState();
  if (!id) return;
  usePublishing.setState({ claimReview });
  const checklist = await request('publishing.checklist', { id, before: 'export', claimReview });
  const now = usePublishing.getState();
  if (checklist.ok && now.storyId === id && now.claimReview === claimReview && now.checklist)
    usePublishing.setState({ checklist: checklist.value });
}

/** Takes another form, and remembers it. */
export function setFormat(exportFormat: ExportFormat): void {
  changeSettings({ exportFormat });
}

/** Says whether what changed is a correction. */
export function answerChanges(answer: ChangesAnswer): void {
  usePublishing.setState({ answer });
}

/** Words the correction. */
export function wordCorrection(wording: string): void {
  usePublishing.setState({ wording });
}

/** Whether the question about the changes still wants an answer. */
export function wantsAnswer(
  { changes, answer, wording }: Pick<PublishingState, 'changes' | 'answer' | 'wording'>,
  format: ExportFormat,
): boolean {
  if (!isForReaders(format) || changes === null || changes.places.length === 0) return false;
  return answer === null || (answer === 'correction' && wording.trim() === '');
}

/** Writes the story; `override` is the reason for going on past errors, or null. */
export async function writePage(override: string | null): Promise<void> {
  const { storyId: id, busy, claimReview } = usePublishing.getState();
  if (!id || busy) return;
  usePublishing.setState({ busy: true });
  const format = useSettings.getState().exportFormat;
  const isTold = !isForReaders(format) || (await addCorrection(id));
  const answer = isTold
    ? await request('publishing.export', { id, format, claimReview, override })
    : null;
  usePublishing.setState({ busy: false });
  if (answer === null) return;
  if (!answer.ok) {
    if (answer.error.code === 'cancelled') return;
    // A notice behind an open dialog would be out of reach.
    closeChecklist();
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  closeChecklist();
  await takeRecord(id);
  const { name, left } = answer.value;
  notify(`Exported as ${name}.`, {
    action: { label: 'Show in folder', run: () => void request('publishing.reveal', { id }) },
  });
  if (left.length > 0)
    notify(
      `There was no room for these files of sources: ${left.join(', ')}. Their words are in it.`,
    );
}

/** Puts the correction on the page before it is drawn. @returns whether that may go on. */
async function addCorrection(id: StoryId): Promise<boolean> {
  const { changes, answer, wording } = usePublishing.getState();
  if (!changes || answer !== 'correction') return true;
  const added = await request('corrections.add', { storyId: id, text: wording });
  if (!added.ok) {
    closeChecklist();
    notify(added.error.message, { tone: 'trouble' });
    return false;
  }
  changeOpened(id, () => ({ corrections: added.value }));
  // Should the file dialog be called off, it stands all the same and is not added twice.
  usePublishing.setState({
    answer: 'update',
    changes: { ...changes, corrections: [...changes.corrections, wording.trim()] },
  });
  return true;
}

/** Closes the export dialog. */
export function closeChecklist(): void {
  usePublishing.setState({ checklist: null });
}

/** The checklist judges by the findings as they are, not as they were when typing last paused. */
async function tellFindings(id: StoryId, editor: StoryEditor | null): Promise<void> {
  const { list, checking, failure } = editor?.findings.get() ?? {
    list: [],
    checking: true,
    failure: null,
  };
  if (!checking && failure === null)
    await request('stories.setFindings', { id, findings: list.length });
}

const pageLacks =
  'The last words of this story are not on disk, so they would be missing. Nothing was drawn or written.';

/**
 * The story on the desk, once all of it is on disk: a page is drawn from there.
 * @param trouble what to say when it is not
 */
export async function flushedStory(trouble = pageLacks): Promise<StoryId | null> {
  const { opened, editor } = useDesk.getState();
  if (!opened) return null;
  commitField();
  if (!editor || (await editor.flush())) {
    await tellFindings(opened.story.id, editor);
    return opened.story.id;
  }
  notify(trouble, { tone: 'trouble' });
  return null;
}

/** A field of the inspector counts when it is left; a key that leaves it where it is must not pass it by. */
function commitField(): void {
  const { activeElement: field } = document;
  if (!(field instanceof HTMLElement) || field.closest('.inspector') === null) return;
  field.blur();
  field.focus();
}

/** The first export sets the day of publication: the record is read again. */
async function takeRecord(id: StoryId): Promise<void> {
  const answer = await request('stories.open', { id });
  if (answer.ok) {
    const { story, corrections } = answer.value;
    changeOpened(id, () => ({ story, corrections }));
  }
  void refreshLibrary();
}
