import { keepBallast } from '../db/ballast.ts';
import type { StoreFindings } from '../db/store-checks.ts';
import { attempt, logFault } from './log.ts';
import type { Ports } from './ports.ts';
import type { RunChore } from './store-chores/run-chore.ts';

/** What watching a store needs. */
export interface WatchSetting {
  readonly ports: Pick<Ports, 'emit' | 'now' | 'library'>;
  readonly run: RunChore;
}

/** Runs `task` after `delay` milliseconds. */
export type Wait = (task: () => void, delay: number) => void;

// Not at once: the start belongs to whoever wants to write.
const firstLook = 20_000;
const between = 60 * 60_000;

/**
 * Looks the store over in the background, a while after the start and then whenever a check is due,
 * and tells the editor what is found. Holds room ready for a full disk, too.
 */
export function watchStore({ ports, run }: WatchSetting, wait: Wait = quietly): void {
  const { library } = ports;
  if (!library) return;
  const look = (): void => {
    attempt('ballast', () => keepBallast(library.folder));
    const order = { library: library.folder, key: library.key, now: ports.now() };
    run('store.check', order)
      .then((found) => {
        const message = found && findingsSentence(found);
        if (message) ports.emit('store.failed', { code: 'store', message });
      })
      .catch((fault: unknown) => logFault('check of the store', fault))
      .finally(() => wait(look, between));
  };
  wait(look, firstLook);
}

// Nobody's end waits for it.
const quietly: Wait = (task, delay) => setTimeout(task, delay).unref();

/** What a check found, in words for the editor; null when all is well. */
export function findingsSentence({ pages, stories, sources, rows }: StoreFindings): string | null {
  if (pages !== '')
    return 'Galley looked over its store and found damage on the disk. What you type is still saved, and what is shown as saved is on disk. When you have a moment, close Galley and open it again: it will offer to go on from the newest good copy and whatever the damaged store still gives.';
  if (stories.length > 0)
    return `Galley looked over its store and found damage in the history of ${named(stories.map(({ headline }) => headline))}. Every other story is whole. Open it again and it stands as of its last good moment; the damaged part is kept.`;
  if (rows.length > 0) return alteredSentence(rows);
  if (sources.length > 0)
    return `Galley looked over its store and found damage in the words that were read from ${named(sources)}. The files themselves are kept: drop them in again to read them anew.`;
  return null;
}

const whatRows: Readonly<Record<string, string>> = {
  stories: 'the details',
  claims: 'a claim',
  evidence: 'evidence',
  claim_events: 'the record of a claim',
  notes: 'a note',
  note_replies: 'a reply',
  note_events: 'the record of a note',
  corrections: 'a correction',
  named_moments: 'the name of a moment',
  restores: 'the history',
  detail_changes: 'the history',
  status_changes: 'the record of its status',
  quote_ties: 'a quotation’s source',
  dismissals: 'what was set aside',
  ignores: 'what was ignored',
  sources: 'the details of a source',
  published_contents: 'what readers saw',
  exports: 'the record of exports',
  story_tags: 'the tags',
  tags: 'the list of tags',
  lexicon: 'the list of words and names',
  house_rules: 'the house style',
  rules_off: 'the house style',
  always_ignored: 'the house style',
  settings: 'the settings',
  media: 'the list of pictures',
  files: 'the list of sources’ files',
};

const mostNamed = 6;

/** Which texts beside the stories' own were damaged, and what became of them. */
function alteredSentence(rows: StoreFindings['rows']): string {
  const places = [...new Set(rows.map(placeOfRow))];
  const shown = places.slice(0, mostNamed).join('; ');
  const more = places.length > mostNamed ? `; and in ${places.length - mostNamed} more places` : '';
  const lost = rows.filter(({ isPutBack }) => !isPutBack);
  const where = [...new Set(lost.map(placeOfRow))].slice(0, mostNamed).join('; ');
  const done =
    lost.length === 0
      ? 'All of it was put back as it was written, from a backup.'
      : `${lost.length < rows.length ? `The rest was put back from a backup, but no backup` : 'No backup'} has what was written there: ${where}. Look at it, and put it right by hand where it is wrong.`;
  return `Galley looked over its store and found words that the disk has altered: ${shown}${more}. ${done} The text of every story is whole.`;
}

function placeOfRow({ table, story }: StoreFindings['rows'][number]): string {
  const what = whatRows[table] ?? 'an entry';
  if (story === null) return what;
  return story === '' ? `${what} of a story` : `${what} of “${story}”`;
}

function named(names: readonly string[]): string {
  const [first = '', ...others] = names.map((name) => `“${name === '' ? 'Untitled' : name}”`);
  if (others.length === 0) return first;
  return others.length < 3
    ? `${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)}`
    : `${first} and ${others.length} others`;
}
