import type { StoryId } from '../../core/base/id.ts';
import type { StoryRecord } from '../../core/contract/story-record.ts';
import type { Claim } from '../../core/factcheck/claim.ts';
import type { Source, SourceFile } from '../../core/factcheck/source.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { readWords } from '../source-words.ts';

type Recorded<Name extends keyof StoryRecord> = StoryRecord[Name][number];

/** A record as a story file holds it: the files of sources stand beside it, named by their hashes. */
export interface RecordForm extends Omit<StoryRecord, 'sources'> {
  readonly sources: readonly SourceForm[];
}

type SourceForm = Omit<Recorded<'sources'>, 'file'> & {
  readonly file: Pick<SourceFile, 'name' | 'hash'> | null;
};

/** What stands on record of a story; what was taken out of its vault is not among it. */
export function readRecordForm(store: ArticleStore, id: StoryId): RecordForm {
  const opened = store.stories.open(id);
  return {
    claims: store.claims.ofStory(id).map((claim) => toClaimForm(store, claim)),
    dismissals: store.facts.dismissals(id),
    quoteTies: store.facts.quoteTies(id),
    ignores: [...(opened?.ignores ?? [])],
    sources: store.sources.ofStory(id).map((source) => toSourceForm(store, source)),
  };
}

function toClaimForm(store: ArticleStore, claim: Claim): Recorded<'claims'> {
  const { id, kind, verdict, text, fix, note, evidence, createdAt } = claim;
  const { checkedBy, checkedAt, signedBy, signedAt } = claim;
  return {
    id,
    kind,
    verdict,
    text,
    fix,
    note,
    checkedBy,
    checkedAt,
    signedBy,
    signedAt,
    createdAt,
    evidence: [...evidence],
    history: [...(store.claims.events(id) ?? [])],
  };
}

function toSourceForm(store: ArticleStore, source: Source): SourceForm {
  const { id, kind, title, publisher, author, published, address, retrievedAt } = source;
  const { file, reading, failure, addedAt, addedBy } = source;
  const words = reading === 'read' ? readWords(store, id) : null;
  return {
    id,
    kind,
    title,
    publisher,
    author,
    published,
    address,
    retrievedAt,
    file: file && { name: file.name, hash: file.hash },
    ...(reading === 'read' && words === null ? damaged : { reading, failure }),
    addedAt,
    addedBy,
    text: words && { text: words.text, pages: [...words.pages] },
  };
}

const damaged = {
  reading: 'failed',
  failure: 'The words that were read from this source were damaged on disk.',
} as const;
