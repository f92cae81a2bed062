import { useRef } from 'react';
import type { Story } from '../../core/article/story.ts';
import { setPublishedAt } from '../desk/story-actions.ts';
import { useDesk } from '../desk/desk-state.ts';
import { fileName } from '../importing/import-source.ts';
import { originOf, useImporting } from '../importing/importing-state.ts';
import { useLibrary } from '../library/library-state.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/notices.ts';
import { spellDayAndTime } from '../ui/times.ts';

/**
 * When the story was first published. A day that came with an import, and stands under no export of
 * ours, can be forgotten: another's page was published, not this story.
 */
export function FirstPublished({ story: { id, publishedAt } }: { readonly story: Story }) {
  const line = useRef<HTMLSpanElement>(null);
  const isExported = useIsExported(id);
  const origin = useImporting(({ runs }) => originOf(runs, id)?.path ?? null);
  const forget = async (): Promise<void> => {
    // The button goes with the day; the focus stays where it was.
    line.current?.focus();
    if (!(await setPublishedAt(id, null))) return;
    notify('The day of first publication is forgotten. The first export sets it.', {
      action: { label: 'Undo', run: () => void setPublishedAt(id, publishedAt) },
    });
  };
  return (
    <span ref={line} tabIndex={-1} className="first-published">
      {publishedAt === null
        ? 'Not published yet.'
        : `First published ${spellDayAndTime(publishedAt)}.`}
      {publishedAt === null || isExported ? null : (
        <>
          {` ${origin === null ? 'The day came with an import' : `The day came with ${fileName(origin)}`}: no export of this story is on record here. `}
          <Button look="link" onClick={() => void forget()}>
            Not published yet: forget the day
          </Button>
        </>
      )}
    </span>
  );
}

/** Whether it went out to readers: before it was opened, or since, as the library has it. */
function useIsExported(id: Story['id']): boolean {
  const before = useDesk(({ opened }) => (opened?.story.id === id ? opened.exportedAt : null));
  const since = useLibrary(({ rows }) =>
    [...rows.values()].some((row) => row.id === id && row.exportedAt !== null),
  );
  return before !== null || since;
}
