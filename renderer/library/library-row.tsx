import { memo } from 'react';
import type { LibraryRow } from '../../core/contract/stories.ts';
import { shownStory, useDesk } from '../desk/desk-state.ts';
import { showRow } from './show-row.ts';
import { statusNames } from '../ui/status-names.ts';
import { spellMoment } from '../ui/times.ts';

interface LibraryRowProps {
  /** Null while it is on its way from the store. */
  readonly row: LibraryRow | null;
  readonly index: number;
  readonly total: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly measure: (element: HTMLElement | null) => void;
}

/** A story in the library: two lines of headline, then where it stands. */
export const LibraryRowView = memo(function LibraryRowView({
  row,
  index,
  total,
  top,
  measure,
}: LibraryRowProps) {
  const isOpen = useDesk((state) => row !== null && shownStory(state) === row.id);
  return (
    <div
      id={row ? `story-${row.id}` : undefined}
      ref={measure}
      data-index={index}
      className="library-row"
      role="option"
      aria-selected={isOpen}
      aria-posinset={index + 1}
      aria-setsize={total}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => row && void showRow(row)}
    >
      {row ? <RowText row={row} /> : <div className="library-row-waiting" />}
    </div>
  );
});

function RowText({ row }: { readonly row: LibraryRow }) {
  return (
    <>
      <div className="library-row-headline">{row.headline || <em>No headline yet</em>}</div>
      {row.excerpt ? <div className="library-row-excerpt">{excerptParts(row.excerpt)}</div> : null}
      <div className="library-row-facts">
        <span>
          <i className={`dot dot-${row.status}`} aria-hidden="true" />
          {statusNames[row.status]}
        </span>
        {exportOf(row)}
        {row.findings ? (
          <span>{row.findings === 1 ? '1 finding' : `${row.findings} findings`}</span>
        ) : null}
        {row.claims > 0 ? (
          <span title="Claims settled">{`${row.claimsSettled} of ${row.claims}`}</span>
        ) : null}
        <span className="library-row-when">{spellMoment(row.updatedAt)}</span>
      </div>
      {row.tags.length > 0 ? (
        <div className="library-row-tags">{row.tags.map((tag) => tag.name).join(' · ')}</div>
      ) : null}
    </>
  );
}

/** Whether it left the house, and whether what left is what the story now says. */
function exportOf({ exportedAt, updatedAt }: LibraryRow) {
  if (exportedAt === null) return null;
  return exportedAt >= updatedAt ? (
    <span title="What readers got is what it says now">Exported</span>
  ) : (
    <span title="Readers got it as it was before">Changed since export</span>
  );
}

/** The store puts U+E000 and U+E001 around the words that were searched. */
function excerptParts(excerpt: string) {
  return excerpt
    .split(/[\ue000\ue001]/)
    .map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part));
}
