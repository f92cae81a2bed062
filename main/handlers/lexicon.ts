import { basename } from 'node:path';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import { mostEntries } from '../../core/contract/lexicon.ts';
import { writeLexicon } from '../../core/proofreading/lexicon-text.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { writeWhole } from '../write-whole.ts';
import { refused } from './replies.ts';

type LexiconChannel = Extract<keyof Handlers, `lexicon.${string}`>;

/** The newsroom's own words and names. */
export function createLexiconHandlers(
  { lexicon }: ArticleStore,
  ports: Pick<Ports, 'pickTextPlace'>,
): Pick<Handlers, LexiconChannel> {
  const hasRoom = (more: number): boolean => lexicon.list().length + more <= mostEntries;
  return {
    'lexicon.list': () => success(lexicon.list()),
    'lexicon.add': (entry) => {
      if (entry.text.trim() === '') return noWord;
      return hasRoom(1) ? success(lexicon.add(entry)) : full;
    },
    'lexicon.addAll': ({ entries }) =>
      hasRoom(entries.length) ? success(lexicon.addAll(entries)) : full,
    'lexicon.removeAll': ({ entries }) => success(lexicon.removeAll(entries)),
    'lexicon.remove': (entry) => success(lexicon.remove(entry)),
    'lexicon.export': async () => {
      const path = await ports.pickTextPlace('Dictionary.txt');
      if (path === null) return cancelled;
      const bytes = new TextEncoder().encode(writeLexicon(lexicon.list()));
      const written = await writeWhole(path, bytes);
      return written.ok ? success({ name: basename(path) }) : written;
    },
  };
}

const noWord = refused(
  'bad-request',
  'There is no word in that, only white space. Nothing was added.',
);

const full = refused(
  'bad-request',
  `The dictionary holds ${mostEntries.toLocaleString('en-GB')} entries at most, and that would be more. Nothing was added. Remove those that are no longer needed.`,
);

const cancelled = refused('cancelled', 'Nothing was exported.');
