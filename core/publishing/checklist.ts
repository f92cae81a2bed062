import type { Node } from 'prosemirror-model';
import { isLanguageTag } from '../article/schema/attributes.ts';
import { withoutLeaves } from '../article/leaf-text.ts';
import { keptText } from '../article/schema/marks.ts';
import type { StoryDetails } from '../article/story.ts';
import { textBlocks, type TextBlock } from '../article/text-blocks.ts';
import { assertNever } from '../base/assert-never.ts';
import type { ChecklistItem } from '../contract/publishing.ts';
import { claimAnchors, claimPieces, type ClaimAnchor } from '../factcheck/anchor.ts';
import {
  claimStatus,
  isSameWords,
  isSettled,
  type Claim,
  type ClaimStatus,
  type Evidence,
} from '../factcheck/claim.ts';
import { compareReads } from '../factcheck/consistency/compare.ts';
import { readConsistency, type ConsistencyRead } from '../factcheck/consistency/read.ts';
import type { Dismissal, DismissalKind } from '../factcheck/dismissal.ts';
import { proposeClaims } from '../factcheck/extraction/propose.ts';
import type { Inconsistency } from '../factcheck/inconsistency.ts';
import type { Proposal } from '../factcheck/proposal.ts';
import type { Quotation, QuoteMatch, QuoteTie } from '../factcheck/quotation.ts';
import { quotationsIn } from '../factcheck/quotations.ts';
import { createQuoteSearch, type QuoteSource } from '../factcheck/quote-match.ts';
import { oneLine } from './markup.ts';
import { noteRemarks, type StandingNote } from './note-remarks.ts';
import {
  detailRemarks,
  findingRemarks,
  unreadableRemarks,
  type DetailsInput,
} from './record-remarks.ts';
import { changesIn, shorten } from './remark-words.ts';
import { textRemarks, type Surroundings } from './text-remarks.ts';

// The one meeting place of the features: here alone publishing may know of facts and findings.

/** A claim as the checklist looks at it. */
export type JudgedClaim = Pick<Claim, 'id' | 'verdict' | 'text' | 'signedBy'> & {
  readonly evidence: readonly Pick<Evidence, 'id'>[];
};

/** What the checklist looks at. */
export interface ChecklistInput extends DetailsInput, Surroundings {
  readonly document: Node;
  readonly claims: readonly JudgedClaim[];
  /** Whether a second person must sign off each verdict. */
  readonly asksSignOff: boolean;
  /** The sources of the story that have words; the same objects again cost nothing. */
  readonly sources: readonly QuoteSource[];
  /** What the sources are called whose words are damaged on disk. */
  readonly unreadable: readonly string[];
  readonly dismissals: readonly Dismissal[];
  readonly quoteTies: readonly Pick<QuoteTie, 'words'>[];
  /** Milliseconds since 1970 in UTC; stands in for a year where the dateline has none. */
  readonly writtenAt: number;
  /** Findings left by the proofreader, null when it never saw the story. */
  readonly findings: number | null;
  /** What is noted on it and not settled. */
  readonly notes: readonly StandingNote[];
}

/**
 * What stands between a story and its page, errors first, each group in reading order. Errors
 * block the export unless overridden; warnings inform. Positions are document positions.
 */
export function checklist(input: ChecklistInput): ChecklistItem[] {
  const items: ChecklistItem[] = [
    ...textRemarks(input.document, input),
    ...claimItems(input),
    ...factItems(input),
    ...unreadableRemarks(input.unreadable),
    ...detailRemarks(input),
    ...noteRemarks(input.document, input.notes),
    ...findingRemarks(input.findings),
  ];
  const rank = (item: ChecklistItem): number => (item.severity === 'error' ? 0 : 1);
  const place = (item: ChecklistItem): number => item.position ?? -1;
  return items.sort((one, other) => rank(one) - rank(other) || place(one) - place(other));
}

/** A claim as it stands in the story; a mark without a record has no claim. */
interface StandingClaim {
  readonly anchor: ClaimAnchor;
  readonly claim: JudgedClaim | undefined;
  readonly status: ClaimStatus;
}

function claimItems({ document, claims, asksSignOff }: ChecklistInput): ChecklistItem[] {
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  const standing = [...claimAnchors(document).values()].map((anchor): StandingClaim => {
    const claim = known.get(anchor.id);
    return { anchor, claim, status: claim ? claimStatus(claim, anchor.text) : 'unchecked' };
  });
  return [
    ...standing.flatMap((each) => verdictItem(each, asksSignOff)),
    ...unsupportedItems(standing),
  ];
}

function verdictItem(
  { anchor, claim, status }: StandingClaim,
  asksSignOff: boolean,
): ChecklistItem[] {
  const { text, from } = anchor;
  if (!isSettled(status)) return [error('claim', claimTrouble(status), text, from)];
  if (!asksSignOff || claim?.signedBy !== '') return [];
  return [error('sign-off', 'The verdict on this awaits sign-off by a second person', text, from)];
}

const mostUnsupported = 5;

/** The claims that were confirmed upon nothing, one by one, or counted when they are many. */
function unsupportedItems(standing: readonly StandingClaim[]): ChecklistItem[] {
  const places = standing
    .filter(({ claim, status }) => status === 'confirmed' && claim?.evidence.length === 0)
    .map(({ anchor }) => anchor);
  const item = (message: string, position: number): ChecklistItem => {
    return { severity: 'warning', rule: 'evidence', message, position };
  };
  const [first] = places;
  if (first && places.length > mostUnsupported)
    return [item(`${places.length} confirmed claims rest on no evidence.`, first.from)];
  return places.map(({ text, from }) =>
    item(`This was confirmed, but rests on no evidence: “${shorten(text)}”`, from),
  );
}

function error(rule: string, trouble: string, words: string, position: number): ChecklistItem {
  return { severity: 'error', rule, message: `${trouble}: “${shorten(words)}”`, position };
}

function claimTrouble(status: ClaimStatus): string {
  switch (status) {
    case 'text-changed':
      return 'These words were changed after they were checked';
    case 'needs-change':
      return 'A checker says that this must change';
    case 'cannot-confirm':
      return 'This could not be confirmed';
    case 'checking':
      return 'This is still being checked';
    case 'unchecked':
      return 'This has not been checked';
    case 'confirmed':
    case 'opinion':
    case 'cut':
      return 'This is settled';
    default:
      return assertNever(status);
  }
}

/**
 * Reads a story block by block and source by source, so that whoever must not be kept waiting can
 * do something else between; the checklist then takes little time. What was read once is kept as
 * long as its node or its source.
 */
export function* prepareChecklist(
  input: Pick<ChecklistInput, 'document' | 'details' | 'sources'>,
): Generator<undefined> {
  const language = languageOf(input.details);
  for (const block of textBlocks(input.document)) {
    blockFacts(block, language);
    yield;
  }
  for (const source of input.sources) {
    // Sources are read at the first search.
    createQuoteSearch([source]).find('x');
    yield;
  }
}

/** What can be read in one block without its neighbours; spans are UTF-16 offsets into its text. */
export interface BlockFacts {
  readonly role: TextBlock['role'];
  readonly language: string;
  readonly proposals: readonly Proposal[];
  readonly quotations: readonly Quotation[];
  readonly consistency: ConsistencyRead;
}

// Nodes are immutable: a block is read again only when it or the story's language has changed.
const knownFacts = new WeakMap<Node, BlockFacts>();

/** Reads a block, once. @param language BCP 47 tag */
export function blockFacts(block: TextBlock, language: string): BlockFacts {
  const { node, role } = block;
  const before = knownFacts.get(node);
  if (before?.role === role && before.language === language) return before;
  const facts = {
    role,
    language,
    proposals: proposeClaims(block, language),
    quotations: quotationsIn(block, language),
    consistency: readConsistency(block, language),
  };
  knownFacts.set(node, facts);
  return facts;
}

interface ReadBlock {
  readonly block: TextBlock;
  readonly facts: BlockFacts;
}

function languageOf({ language }: StoryDetails): string {
  return isLanguageTag(language) ? language : 'und';
}

type IsDismissed = (kind: DismissalKind, words: string) => boolean;

function factItems(input: ChecklistInput): ChecklistItem[] {
  const language = languageOf(input.details);
  const blocks = textBlocks(input.document).map((block) => ({
    block,
    facts: blockFacts(block, language),
  }));
  const setAside = new Set(input.dismissals.map(({ kind, text }) => `${kind}\n${text}`));
  const isDismissed: IsDismissed = (kind, words) => setAside.has(`${kind}\n${keptText(words)}`);
  return [
    ...quotationItems(input, blocks, isDismissed),
    ...inconsistencyItems(input, blocks, isDismissed),
    ...proposalItems(blocks, isDismissed),
  ];
}

function quotationItems(
  { sources, quoteTies }: ChecklistInput,
  blocks: readonly ReadBlock[],
  isDismissed: IsDismissed,
): ChecklistItem[] {
  const readable = sources.filter(({ text }) => text.trim() !== '');
  if (readable.length === 0) return [];
  const search = createQuoteSearch(readable);
  return blocks.flatMap(({ block, facts }) =>
    facts.quotations.flatMap(({ from, words }) => {
      const isTied = quoteTies.some((tie) => isSameWords(tie.words, words));
      if (isTied || isDismissed('quotation', words)) return [];
      return quotationItem(words, search.find(words), block.start + from);
    }),
  );
}

function quotationItem(words: string, match: QuoteMatch, position: number): ChecklistItem[] {
  const quoted = `“${shorten(words)}”`;
  switch (match.state) {
    case 'verbatim':
      return [];
    case 'altered': {
      const message = `This quotation is not word for word what its source has: ${quoted}. ${changesIn(match.differences)}`;
      return [{ severity: 'error', rule: 'quotation-altered', message, position }];
    }
    case 'not-found': {
      const message = `This quotation is in none of the story’s sources: ${quoted}`;
      return [{ severity: 'warning', rule: 'quotation-missing', message, position }];
    }
    default:
      return assertNever(match);
  }
}

function inconsistencyItems(
  { writtenAt }: ChecklistInput,
  blocks: readonly ReadBlock[],
  isDismissed: IsDismissed,
): ChecklistItem[] {
  const found: readonly Inconsistency[] = compareReads(
    blocks.map(({ facts }) => facts.consistency),
    writtenAt,
  );
  return found
    .filter(({ key }) => !isDismissed('inconsistency', key))
    .map(({ message, working, places: [first] }) => ({
      severity: 'warning',
      rule: 'inconsistency',
      message: oneLine(`${message} ${working}`),
      position: first ? (blocks[first.block]?.block.start ?? 0) + first.from : null,
    }));
}

/** The proposals that nobody looked at, counted: neither a claim nor set aside. */
function proposalItems(blocks: readonly ReadBlock[], isDismissed: IsDismissed): ChecklistItem[] {
  const places = blocks.flatMap(({ block, facts }) => {
    const claims = claimPieces(block.node);
    return facts.proposals
      .filter(({ from, to }) => !claims.some((claim) => claim.from < to && claim.to > from))
      .filter(({ from, to }) => !isDismissed('proposal', withoutLeaves(block.text.slice(from, to))))
      .map(({ from }) => block.start + from);
  });
  if (places.length === 0) return [];
  const message =
    places.length === 1
      ? '1 statement that can be checked has not been looked at.'
      : `${places.length} statements that can be checked have not been looked at.`;
  return [{ severity: 'warning', rule: 'proposals', message, position: places[0] ?? null }];
}
