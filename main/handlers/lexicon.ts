import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { refused } from './replies.ts';

type LexiconChannel = Extract<keyof Handlers, `lexicon.${string}`>;

/** The newsroom's own words and names. */
export function createLexiconHandlers({ lexicon }: ArticleStore): Pick<Handlers, LexiconChannel> {
  return {
    'lexicon.list': () => success(lexicon.list()),
    'lexicon.add': (entry) => (entry.text.trim() === '' ? noWord : success(lexicon.add(entry))),
    'lexicon.remove': (entry) => success(lexicon.remove(entry)),
  };
}

const noWord = refused(
  'bad-request',
  'There is no word in that, only white space. Nothing was added.',
);
