import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { JournalState } from '../editor/editor-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { spellClock } from '../ui/times.ts';

/** Whether all that was typed is on disk, and since when. */
export function OnDisk() {
  const editor = useDesk((state) => state.editor);
  const failure = useFailure(editor);
  if (!editor) return null;
  if (!failure) return <DiskMark editor={editor} />;
  return (
    <span className="status-item status-failed" role="alert">
      <CircleAlert aria-hidden="true" /> Not on disk: {failure.message}
    </span>
  );
}

const noSubscription = () => () => undefined;

function useFailure(editor: StoryEditor | null): RequestFailure | null {
  return useSyncExternalStore(editor?.journal.subscribe ?? noSubscription, () =>
    failureOf(editor?.journal.get()),
  );
}

function failureOf(journal: JournalState | undefined): RequestFailure | null {
  return journal?.kind === 'failed' || journal?.kind === 'conflict' ? journal.failure : null;
}

/**
 * “Saving…” and “On disk” come and go with every key. They are switched in the style alone: drawn
 * by React they cost each key two commits and three layouts (docs/performance.md).
 */
function DiskMark({ editor }: { readonly editor: StoryEditor }) {
  const mark = useRef<HTMLSpanElement>(null);
  const time = useRef<HTMLTimeElement>(null);
  useLayoutEffect(() => {
    const show = () => draw(editor.journal.get(), mark.current, time.current);
    show();
    return editor.journal.subscribe(show);
  }, [editor]);
  return (
    <span ref={mark} className="status-item disk-mark">
      <span className="disk-saving">
        <LoaderCircle aria-hidden="true" /> Saving…
      </span>
      <span className="disk-saved">
        <CircleCheck aria-hidden="true" /> On disk, <time ref={time} />
      </span>
    </span>
  );
}

function draw(journal: JournalState, mark: HTMLElement | null, time: HTMLElement | null): void {
  if (!mark || !time) return;
  const isSaved = journal.kind === 'saved';
  mark.classList.toggle('status-saved', isSaved);
  mark.classList.toggle('status-saving', !isSaved);
  if (!isSaved) return;
  mark.dataset['saved'] = String(journal.savedAt);
  const clock = spellClock(journal.savedAt);
  if (time.textContent !== clock) time.textContent = clock;
}
