import { create } from 'zustand';
import type { StoryStatus } from '../../core/article/story.ts';
import type { LibraryPage, LibraryRow } from '../../core/contract/stories.ts';
import type { Tag } from '../../core/tagging/tag.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';

/** Rows fetched at once; a screen holds about fifteen. */
const stretch = 100;

interface LibraryState {
  readonly search: string;
  readonly status: StoryStatus | null;
  readonly tag: Tag | null;
  /** Whether the bin is shown in place of the library. */
  readonly bin: boolean;
  readonly total: number;
  readonly byStatus: LibraryPage['byStatus'];
  /** Rows by index; only stretches that were in view are there. */
  readonly rows: ReadonlyMap<number, LibraryRow>;
  readonly loaded: boolean;
}

/** The library as far as it has been looked at. */
export const useLibrary = create<LibraryState>(() => ({
  search: '',
  status: null,
  tag: null,
  bin: false,
  total: 0,
  byStatus: { draft: 0, editing: 0, checking: 0, ready: 0 },
  rows: new Map(),
  loaded: false,
}));

let generation = 0;
const underWay = new Set<number>();

/** Narrows the library; what is not named stays. */
export function filterLibrary(
  filter: Partial<Pick<LibraryState, 'search' | 'status' | 'tag' | 'bin'>>,
): void {
  useLibrary.setState(filter);
  void refreshLibrary();
}

/** Fetches what is in view anew; older answers still under way are dropped. */
export async function refreshLibrary(): Promise<void> {
  generation += 1;
  underWay.clear();
  const { rows } = useLibrary.getState();
  const inView = new Set([...rows.keys()].map((index) => Math.floor(index / stretch)));
  inView.add(0);
  const kept = [...inView].sort((a, b) => a - b).slice(0, 3);
  await Promise.all(kept.map((part) => fetchStretch(part, part === kept[0])));
}

/** Sees to it that the rows from `first` to `last` are there or on their way. */
export function wantRows(first: number, last: number): void {
  const { rows } = useLibrary.getState();
  for (let part = Math.floor(first / stretch); part <= Math.floor(last / stretch); part++) {
    if (!rows.has(part * stretch) && !underWay.has(part)) void fetchStretch(part, false);
  }
}

async function fetchStretch(part: number, replaces: boolean): Promise<void> {
  const mine = generation;
  underWay.add(part);
  const { search, status, tag, bin } = useLibrary.getState();
  const offset = part * stretch;
  const answer = await request('stories.list', {
    search,
    status,
    tag,
    bin,
    offset,
    limit: stretch,
  });
  if (mine !== generation) return;
  underWay.delete(part);
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  const page = answer.value;
  useLibrary.setState(({ rows }) => ({
    total: page.total,
    byStatus: page.byStatus,
    rows: withStretch(replaces ? new Map() : rows, part * stretch, page.rows),
    loaded: true,
  }));
}

function withStretch(
  rows: ReadonlyMap<number, LibraryRow>,
  offset: number,
  added: readonly LibraryRow[],
): ReadonlyMap<number, LibraryRow> {
  const next = new Map(rows);
  added.forEach((row, index) => next.set(offset + index, row));
  return next;
}
