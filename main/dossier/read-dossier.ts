import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import { keptText } from '../../core/article/schema/marks.ts';
import { isLanguageTag } from '../../core/article/schema/attributes.ts';
import { withoutProposals } from '../../core/article/proposals/reading.ts';
import type { Story } from '../../core/article/story.ts';
import { textBlocks, type TextBlock } from '../../core/article/text-blocks.ts';
import { claimAnchors, claimPieces, type ClaimAnchor } from '../../core/factcheck/anchor.ts';
import { blankRecords } from '../../core/factcheck/blank-record.ts';
import { claimStatus, type Claim } from '../../core/factcheck/claim.ts';
import { compareReads } from '../../core/factcheck/consistency/compare.ts';
import type { DismissalKind } from '../../core/factcheck/dismissal.ts';
import type { ClaimId, StoryId } from '../../core/base/id.ts';
import { blockFacts } from '../../core/publishing/checklist.ts';
import type {
  DossierBlock,
  DossierClaim,
  DossierInput,
  DossierOverride,
} from '../../core/publishing/dossier-input.ts';
import { publishPlainText } from '../../core/publishing/plain-text.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { OverrideRecord } from '../../db/export-records.ts';
import { kindWords, verdictWords } from './dossier-record.ts';
import { dossierSources, readQuotations } from './dossier-vault.ts';
import { judgeStory } from '../publishing/publish-story.ts';

/** Who has a dossier made, and when: milliseconds since 1970 in UTC. */
export interface DossierOrder {
  readonly id: StoryId;
  readonly madeBy: string;
  readonly now: number;
}

type IsSetAside = (kind: DismissalKind, words: string) => boolean;

/** Gathers all that stands on record of a story; null when there is no such story. */
export function readDossier(store: ArticleStore, order: DossierOrder): DossierInput | null {
  const story = store.stories.get(order.id);
  const stored = store.stories.document(order.id);
  if (!story || !stored) return null;
  // What its readers get, like the page: nothing that is proposed and undecided.
  const document = withoutProposals(stored);
  const language = isLanguageTag(story.language) ? story.language : 'und';
  const blocks = textBlocks(document);
  const dismissals = new Set(
    store.facts.dismissals(story.id).map(({ kind, text }) => `${kind}\n${text}`),
  );
  const isSetAside: IsSetAside = (kind, words) => dismissals.has(`${kind}\n${keptText(words)}`);
  const page = store.exports.latest(story.id);
  return {
    madeAt: order.now,
    madeBy: order.madeBy,
    story: storyOf(store, story, document, language),
    page: page && { name: page.name, sha256: page.sha256, at: page.exportedAt },
    checklist: judgeStory(store, story.id) ?? [],
    overrides: store.overrides.ofStory(story.id).map(toOverride),
    blocks: blocks.map((block) => toBlock(block, language, isSetAside)),
    claims: claimsOf(store, story, document),
    sources: dossierSources(store, story.id),
    quotations: readQuotations(store, story.id, blocks, language, isSetAside),
    inconsistencies: inconsistenciesOf(story, blocks, language, isSetAside),
    asksSignOff: store.settings.get().asksSignOff,
  };
}

function storyOf(
  store: ArticleStore,
  story: Story,
  document: Node,
  language: string,
): DossierInput['story'] {
  const { text } = publishPlainText({
    details: story,
    updatedAt: story.updatedAt,
    document,
    tags: store.tags.ofStory(story.id),
    pictures: new Map(),
    corrections: store.corrections.ofStory(story.id),
  });
  return {
    id: story.id,
    // As the text has it now; the record’s may be a pause behind.
    headline: document.firstChild?.textContent ?? '',
    slug: story.slug,
    status: story.status,
    language,
    createdAt: story.createdAt,
    updatedAt: story.updatedAt,
    textSha256: createHash('sha256').update(text).digest('hex'),
  };
}

function toOverride({ at, editor, done, reason }: OverrideRecord): DossierOverride {
  const what =
    done.kind === 'export'
      ? `Page exported as ${done.name}`
      : `Moved to ${done.status} with ${done.errors === 1 ? '1 error' : `${done.errors} errors`} left`;
  return { at, who: editor, what, reason };
}

function toBlock(block: TextBlock, language: string, isSetAside: IsSetAside): DossierBlock {
  const { node, role, text } = block;
  const claims = claimPieces(node);
  const left = blockFacts(block, language).proposals.filter(
    ({ from, to }) => !claims.some((claim) => claim.from < to && claim.to > from),
  );
  const wasRead = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    isSetAside('proposal', text.slice(from, to));
  return {
    role,
    text,
    claims,
    setAside: left.filter(wasRead),
    unread: left.filter((proposal) => !wasRead(proposal)),
  };
}

/**
 * In the order of the story, then what was cut, as the desk lists it. A mark without a record has
 * nothing to show but its words.
 */
function claimsOf(store: ArticleStore, story: Story, document: Node): DossierClaim[] {
  const anchors = claimAnchors(document);
  const records = new Map(store.claims.ofStory(story.id).map((claim) => [claim.id, claim]));
  const standing = [...anchors.values()].map((anchor) => {
    const claim = records.get(anchor.id);
    return claim ? toClaim(store, claim, anchor) : unrecorded(anchor);
  });
  const isBlank = blankRecords([...records.values()].filter(({ id }) => anchors.has(id)));
  const cut = [...records.values()].filter((claim) => !anchors.has(claim.id) && !isBlank(claim));
  return [...standing, ...cut.map((claim) => toClaim(store, claim, null))];
}

function toClaim(store: ArticleStore, claim: Claim, anchor: ClaimAnchor | null): DossierClaim {
  const { id, text, fix, note, checkedBy, checkedAt, signedBy, signedAt, evidence } = claim;
  return {
    id,
    kind: kindWords[claim.kind],
    status: claimStatus(claim, anchor?.text ?? null),
    verdict: verdictWords[claim.verdict],
    current: anchor?.text ?? null,
    checked: text,
    fix,
    note,
    checkedBy,
    checkedAt,
    signedBy,
    signedAt,
    evidence,
    history: historyOf(store, id),
  };
}

function historyOf(store: ArticleStore, id: ClaimId): DossierClaim['history'] {
  return [...(store.claims.history(id) ?? [])].reverse();
}

function unrecorded({ id, text }: ClaimAnchor): DossierClaim {
  return {
    id,
    kind: kindWords.other,
    status: 'unchecked',
    verdict: verdictWords.unchecked,
    current: text,
    checked: text,
    fix: '',
    note: '',
    checkedBy: '',
    checkedAt: null,
    signedBy: '',
    signedAt: null,
    evidence: [],
    history: [],
  };
}

function inconsistenciesOf(
  story: Story,
  blocks: readonly TextBlock[],
  language: string,
  isSetAside: IsSetAside,
): DossierInput['inconsistencies'] {
  const reads = blocks.map((block) => blockFacts(block, language).consistency);
  return compareReads(reads, story.createdAt).map((found) => ({
    message: found.message,
    working: found.working,
    words: found.places.map(({ block, from, to }) => blocks[block]?.text.slice(from, to) ?? ''),
    isSetAside: isSetAside('inconsistency', found.key),
  }));
}
