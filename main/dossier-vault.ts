import type { TextBlock } from '../core/article/text-blocks.ts';
import type { SourceId, StoryId } from '../core/base/id.ts';
import type { DismissalKind } from '../core/factcheck/dismissal.ts';
import { isSameWords } from '../core/factcheck/claim.ts';
import type { Passage, QuoteMatch, QuoteTie } from '../core/factcheck/quotation.ts';
import { createQuoteSearch } from '../core/factcheck/quote-match.ts';
import { passageWords } from '../core/factcheck/quote-index.ts';
import { pageNameAt, type Source, type SourceText } from '../core/factcheck/source.ts';
import { blockFacts } from '../core/publishing/checklist.ts';
import type {
  DossierPassage,
  DossierQuotation,
  DossierSource,
} from '../core/publishing/dossier-input.ts';
import type { ArticleStore } from '../db/article-store.ts';
import { damagedWords, readingWords, sourceWords } from './dossier-record.ts';
import { readSources, readWords, unreadableSources } from './source-words.ts';

/** The sources of a story as a dossier lists them. */
export function dossierSources(store: ArticleStore, storyId: StoryId): DossierSource[] {
  const unreadable = new Set(unreadableSources(store, storyId).map(({ id }) => id));
  return store.sources
    .ofStory(storyId)
    .map((source) => toDossierSource(source, unreadable.has(source.id)));
}

function toDossierSource(source: Source, isDamaged: boolean): DossierSource {
  const { id, title, publisher, author, published, address, retrievedAt, addedAt, addedBy } =
    source;
  const { file, reading, failure } = source;
  return {
    id,
    kind: sourceWords[source.kind],
    title,
    publisher,
    author,
    published,
    address,
    retrievedAt,
    addedAt,
    addedBy,
    file: file && { name: file.name, size: file.size, sha256: file.hash },
    reading: isDamaged ? damagedWords : failure === '' ? readingWords[reading] : failure,
  };
}

/** The quotations of a story, each held against its tie or against the words of all sources. */
export function readQuotations(
  store: ArticleStore,
  storyId: StoryId,
  blocks: readonly TextBlock[],
  language: string,
  isSetAside: (kind: DismissalKind, words: string) => boolean,
): DossierQuotation[] {
  const sources = readSources(store, storyId);
  const search = createQuoteSearch(sources);
  const ties = store.facts.quoteTies(storyId);
  const texts = createTexts(store);
  const match = (words: string): DossierQuotation['match'] => {
    const tie = ties.find((one) => isSameWords(one.words, words));
    if (tie) return { state: 'tied', passage: tiedPassage(texts, tie) };
    return sources.length === 0 ? { state: 'no-sources' } : toMatch(texts, search.find(words));
  };
  return blocks.flatMap((block) =>
    blockFacts(block, language).quotations.map(({ words }) => ({
      words,
      isSetAside: isSetAside('quotation', words),
      match: match(words),
    })),
  );
}

type Texts = (id: SourceId) => SourceText | null;

/** Reads each source's words once: they are long, and many quotations come from one source. */
function createTexts(store: ArticleStore): Texts {
  const known = new Map<SourceId, SourceText | null>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const text = readWords(store, id);
    known.set(id, text);
    return text;
  };
}

function toMatch(texts: Texts, match: QuoteMatch): DossierQuotation['match'] {
  if (match.state === 'not-found') return match;
  const { state, passage } = match;
  const differences = state === 'altered' ? match.differences : [];
  return { state, passage: { ...readPassage(texts, passage), differences } };
}

function readPassage(texts: Texts, { sourceId, from, to }: Passage): DossierPassage {
  const source = texts(sourceId);
  const text = source?.text.slice(from, to) ?? '';
  const page = source ? pageNameAt(source, from) : '';
  return { sourceId, text, words: passageWords(text), page, differences: [] };
}

function tiedPassage(texts: Texts, { passage, original }: QuoteTie): DossierPassage {
  return { ...readPassage(texts, passage), text: original };
}
