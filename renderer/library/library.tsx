import { useVirtualizer } from '@tanstack/react-virtual';
import { FilePlus2, Search, Trash2, X } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, type KeyboardEvent } from 'react';
import { storyStatuses } from '../../core/article/story.ts';
import type { StoryId } from '../../core/base/id.ts';
import { spellKeyOf } from '../desk/commands.ts';
import { createStory } from '../desk/story-actions.ts';
import { shownStory, useDesk } from '../desk/desk-state.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { statusNames } from '../ui/status-names.ts';
import { filterLibrary, useLibrary, wantRows } from './library-state.ts';
import { LibraryRowView } from './library-row.tsx';
import { askEmptyBin } from './purge-state.ts';
import { showRow } from './show-row.ts';
import './library.css';

/** The left rail: every story, newest change first. */
export function Library() {
  return (
    <nav className="library" aria-label="Library">
      <LibrarySearch />
      <StatusFilter />
      <EmptyBin />
      <StoryList />
    </nav>
  );
}

function LibrarySearch() {
  const search = useLibrary((state) => state.search);
  const all = useLibrary((state) =>
    Object.values(state.byStatus).reduce((sum, count) => sum + count, 0),
  );
  return (
    <div className="library-head">
      <label className="library-search">
        <Search aria-hidden="true" />
        <input
          id="library-search"
          type="search"
          aria-label="Search stories"
          placeholder={all === 1 ? 'Find in 1 story' : `Find in ${all.toLocaleString()} stories`}
          value={search}
          maxLength={400}
          onChange={(event) => filterLibrary({ search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && search) {
              event.preventDefault();
              filterLibrary({ search: '' });
            }
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              document.getElementById('story-list')?.focus();
            }
          }}
        />
      </label>
      <IconButton
        label="New story"
        keys={spellKeyOf('story.new')}
        onClick={() => void createStory()}
      >
        <FilePlus2 />
      </IconButton>
    </div>
  );
}

function StatusFilter() {
  const status = useLibrary((state) => state.status);
  const tag = useLibrary((state) => state.tag);
  const bin = useLibrary((state) => state.bin);
  const byStatus = useLibrary((state) => state.byStatus);
  return (
    <div className="library-filter" role="group" aria-label="Filter by status">
      <button
        type="button"
        className="chip"
        aria-pressed={status === null}
        onClick={() => filterLibrary({ status: null })}
      >
        All
      </button>
      {storyStatuses.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={status === one}
          onClick={() => filterLibrary({ status: status === one ? null : one })}
        >
          {statusNames[one]}
          {byStatus[one] > 0 ? (
            <span className="chip-count">{byStatus[one].toLocaleString()}</span>
          ) : null}
        </button>
      ))}
      <button
        type="button"
        className="chip"
        aria-pressed={bin}
        aria-label="Bin"
        title="Stories in the bin"
        onClick={() => filterLibrary({ bin: !bin, status: null })}
      >
        <Trash2 aria-hidden="true" />
      </button>
      {tag ? (
        <button
          type="button"
          className="chip"
          aria-pressed="true"
          onClick={() => filterLibrary({ tag: null })}
        >
          {tag.name} <X aria-label="remove tag filter" />
        </button>
      ) : null}
    </div>
  );
}

function EmptyBin() {
  const isOffered = useLibrary((state) => state.bin && state.total > 0);
  if (!isOffered) return null;
  return (
    <div className="library-empty-bin">
      <Button onClick={() => void askEmptyBin()}>Empty the bin…</Button>
    </div>
  );
}

const rowHeight = 84;

function StoryList() {
  const total = useLibrary((state) => state.total);
  const loaded = useLibrary((state) => state.loaded);
  const rows = useDeferredValue(useLibrary((state) => state.rows));
  const open = useDesk(shownStory);
  const place = useRef<HTMLDivElement>(null);
  // The compiler that this rule speaks for is not in use here.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows.get(index)?.id ?? index,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => wantRows(first, last), [first, last, rows]);
  const { search, status, tag, bin } = useLibrary();
  // What is looked for anew is looked at from its top.
  useEffect(() => place.current?.scrollTo({ top: 0 }), [search, status, tag, bin]);

  if (loaded && total === 0) return <EmptyLibrary />;
  return (
    <div
      id="story-list"
      ref={place}
      className="library-list"
      role="listbox"
      aria-label="Stories"
      aria-activedescendant={open ? `story-${open}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => stepThrough(event, open, virtual.scrollToIndex)}
    >
      <div className="library-space" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <LibraryRowView
            key={item.key}
            row={rows.get(item.index) ?? null}
            index={item.index}
            total={total}
            top={item.start}
            measure={virtual.measureElement}
          />
        ))}
      </div>
    </div>
  );
}

function EmptyLibrary() {
  const { search, status, tag, bin } = useLibrary.getState();
  const narrowed = search !== '' || status !== null || tag !== null || bin;
  return (
    <div className="library-empty">
      <p>{bin ? 'The bin is empty.' : narrowed ? 'No story matches.' : 'No stories yet.'}</p>
      <button
        type="button"
        className="button button-link"
        onClick={() =>
          narrowed
            ? filterLibrary({ search: '', status: null, tag: null, bin: false })
            : void createStory()
        }
      >
        {narrowed ? 'Show all stories' : 'Write the first one'}
      </button>
    </div>
  );
}

function stepThrough(
  event: KeyboardEvent,
  open: StoryId | null,
  scrollTo: (index: number) => void,
): void {
  const { rows, total } = useLibrary.getState();
  const here = [...rows].find(([, row]) => row.id === open)?.[0] ?? -1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: total - 1,
  };
  const target = targets[event.key];
  if (target === undefined || target < 0 || target >= total) return;
  event.preventDefault();
  const row = rows.get(target);
  scrollTo(target);
  if (row) void showRow(row, { keepFocus: true });
}
