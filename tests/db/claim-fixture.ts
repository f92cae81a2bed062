import { AddMarkStep } from 'prosemirror-transform';
import { articleSchema } from '../../core/article/schema.ts';
import type { ClaimId, EvidenceId, StoryId } from '../../core/base/id.ts';
import type { Evidence } from '../../core/factcheck/claim.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { addStory, batch } from './store-fixture.ts';

/** The claim of `storyWithClaim`, and the headline that it is about. */
export const claimId = 'c1' as ClaimId;
export const headline = 'Ferry at noon';

/** An item of evidence that a test cares about only in part. */
export function evidence(rest: Partial<Evidence> = {}): Evidence {
  return {
    id: 'e1' as EvidenceId,
    quote: 'Dep. 12:00',
    source: 'Timetable',
    locator: 'p. 2',
    primary: true,
    seenAt: 5,
    sourceId: null,
    passage: null,
    ...rest,
  };
}

/** A story whose headline is one claim, marked in the text and on record. */
export function storyWithClaim(store: ArticleStore): StoryId {
  const storyId = addStory(store, { headline });
  const mark = new AddMarkStep(
    1,
    1 + headline.length,
    articleSchema.marks.claim.create({ id: claimId }),
  ).toJSON() as unknown;
  store.journal.append(batch(storyId, 0, { steps: [mark] }));
  store.claims.add({ id: claimId, storyId, text: headline, editor: 'Ada' });
  return storyId;
}
