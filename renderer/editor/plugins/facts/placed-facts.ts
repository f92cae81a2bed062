import type { Node } from 'prosemirror-model';
import { withoutLeaves } from '../../../../core/article/leaf-text.ts';
import { keptText } from '../../../../core/article/schema/marks.ts';
import { textBlocks, type TextBlock, type TextSpan } from '../../../../core/article/text-blocks.ts';
import type { ClaimId } from '../../../../core/base/id.ts';
import { claimPieces } from '../../../../core/factcheck/anchor.ts';
import { isSettled, type ClaimStatus } from '../../../../core/factcheck/claim.ts';
import type { Dismissal, DismissalKind } from '../../../../core/factcheck/dismissal.ts';
import type { QuoteMatch, QuoteTie } from '../../../../core/factcheck/quotation.ts';
import type { Region } from '../../changed-region.ts';
import type {
  Coverage,
  FactsState,
  PlacedInconsistency,
  PlacedProposal,
  PlacedQuotation,
} from '../../editor-state.ts';
import type { NodeInconsistency, NodePlace, Readings, ReadStory } from './fact-readings.ts';
import { tieQuotations } from './tie-quotations.ts';

/** A fact with the words it stands in; `kind` is also what a dismissal of it is called. */
export type PlacedFact = { readonly places: readonly NodePlace[] } & (
  | { readonly kind: 'proposal'; readonly shown: PlacedProposal }
  | { readonly kind: 'quotation'; readonly shown: PlacedQuotation }
  | { readonly kind: 'inconsistency'; readonly shown: PlacedInconsistency; readonly key: string }
);

/** All that stands in a story at one moment, in the order of the text within each kind. */
export interface PlacedFacts {
  readonly story: ReadStory;
  readonly byId: ReadonlyMap<string, PlacedFact>;
  readonly byNode: ReadonlyMap<Node, readonly PlacedFact[]>;
  readonly lists: Pick<FactsState, 'proposals' | 'quotations' | 'inconsistencies' | 'coverage'>;
}

/** What facts are made of. */
export interface FactParts {
  readonly story: ReadStory;
  readonly readings: Readings;
  readonly inconsistencies: readonly NodeInconsistency[];
  readonly matches: ReadonlyMap<string, QuoteMatch>;
  readonly dismissals: readonly Dismissal[];
  readonly ties: readonly QuoteTie[];
  readonly claims: ReadonlyMap<ClaimId, ClaimStatus>;
}

/** The key under which a fact of this kind is set aside. */
export function dismissalOf(fact: PlacedFact): Dismissal {
  const text = fact.kind === 'inconsistency' ? fact.key : fact.shown.words;
  return { kind: fact.kind, text: keptText(text) };
}

/** Whether words are a claim’s already, in part or in whole: whoever marked them has read them. */
function isClaimed(node: Node, { from, to }: TextSpan): boolean {
  return claimPieces(node).some((piece) => piece.from < to && piece.to > from);
}

/**
 * Places what was read in a story as it stands. What is the same as `before` stays the very same
 * object, so that nothing is drawn anew without need.
 */
export function placeFacts(parts: FactParts, before: PlacedFacts | null): PlacedFacts {
  const name = createNames();
  const setAside = new Set(parts.dismissals.map(keyOf));
  const isDismissed: IsDismissed = (kind, text) =>
    setAside.has(keyOf({ kind, text: keptText(text) }));
  const facts = [
    ...placeProposals(parts, name, isDismissed),
    ...placeQuotations(parts, name, isDismissed),
    ...placeInconsistencies(parts, name, isDismissed),
  ].map((fact) => {
    const old = before?.byId.get(fact.shown.id);
    return old && isAlike(old.shown, fact.shown)
      ? ({ ...fact, shown: old.shown } as PlacedFact)
      : fact;
  });
  const proposals = facts.flatMap((one) => (one.kind === 'proposal' ? [one.shown] : []));
  const lists = {
    proposals,
    quotations: facts.flatMap((one) => (one.kind === 'quotation' ? [one.shown] : [])),
    inconsistencies: facts.flatMap((one) => (one.kind === 'inconsistency' ? [one.shown] : [])),
    coverage: coverageOf(parts.story.blocks, parts.claims, proposals),
  };
  return {
    story: parts.story,
    byId: new Map(facts.map((fact) => [fact.shown.id, fact])),
    byNode: groupByNode(facts),
    lists: before ? sameLists(before.lists, lists) : lists,
  };
}

type IsDismissed = (kind: DismissalKind, text: string) => boolean;
type Name = (kind: DismissalKind, words: string) => string;

function keyOf({ kind, text }: Dismissal): string {
  return `${kind}\n${text}`;
}

function placeProposals(
  { story, readings }: FactParts,
  name: Name,
  isDismissed: IsDismissed,
): PlacedFact[] {
  return story.blocks.flatMap(({ node, role, text }) => {
    const reading = readings.get(node);
    if (reading?.role !== role) return [];
    return reading.proposals.flatMap(({ from, to, kinds, worth, reason }): PlacedFact[] => {
      const [first, ...others] = kinds;
      if (first === undefined || isClaimed(node, { from, to })) return [];
      const words = withoutLeaves(text.slice(from, to));
      const shown = {
        id: name('proposal', words),
        words,
        kinds: [first, ...others] as const,
        worth,
        reason,
        isDismissed: isDismissed('proposal', words),
      };
      return [{ kind: 'proposal', places: [{ node, from, to }], shown }];
    });
  });
}

function placeQuotations(
  { story, readings, matches, ties }: FactParts,
  name: Name,
  isDismissed: IsDismissed,
): PlacedFact[] {
  const quoted = story.blocks.flatMap(({ node, role }) => {
    const reading = readings.get(node);
    if (reading?.role !== role) return [];
    return reading.quotations.map(({ words, from, to }) => ({ words, place: { node, from, to } }));
  });
  const tied = tieQuotations(
    quoted.map(({ words }) => words),
    ties,
  );
  return quoted.map(({ words, place }, index) => {
    const shown = {
      id: name('quotation', words),
      words,
      match: matches.get(words) ?? null,
      tie: tied[index]?.tie ?? null,
      tieIsStale: tied[index]?.isStale ?? false,
      isDismissed: isDismissed('quotation', words),
    };
    return { kind: 'quotation', places: [place], shown };
  });
}

function placeInconsistencies(
  { story, inconsistencies }: FactParts,
  name: Name,
  isDismissed: IsDismissed,
): PlacedFact[] {
  const texts = new Map(story.blocks.map(({ node, text }) => [node, text]));
  return inconsistencies.flatMap(({ inconsistency, places }): PlacedFact[] => {
    if (!places.every(({ node }) => texts.has(node))) return [];
    const { check, message, working, key } = inconsistency;
    const shown = {
      id: name('inconsistency', key),
      check,
      message,
      working,
      words: places.map(({ node, from, to }) =>
        withoutLeaves(texts.get(node)?.slice(from, to) ?? ''),
      ),
      isDismissed: isDismissed('inconsistency', key),
    };
    return [{ kind: 'inconsistency', places, key, shown }];
  });
}

function groupByNode(facts: readonly PlacedFact[]): Map<Node, PlacedFact[]> {
  const groups = new Map<Node, PlacedFact[]>();
  for (const fact of facts) {
    for (const node of new Set(fact.places.map((place) => place.node))) {
      const group = groups.get(node);
      if (group) group.push(fact);
      else groups.set(node, [fact]);
    }
  }
  return groups;
}

const known = new WeakMap<Node, ReadonlyMap<Node, number>>();

/** Where a fact stands in a document; without what is not in it any more. Document positions. */
export function rangesOf(doc: Node, { places }: PlacedFact): readonly Region[] {
  const starts = known.get(doc) ?? startsOf(doc);
  return places.flatMap(({ node, from, to }) => {
    const start = starts.get(node);
    return start === undefined ? [] : [{ from: start + from, to: start + to }];
  });
}

function startsOf(doc: Node): ReadonlyMap<Node, number> {
  const starts = new Map(textBlocks(doc).map(({ node, start }) => [node, start]));
  known.set(doc, starts);
  return starts;
}

function coverageOf(
  blocks: readonly TextBlock[],
  statuses: ReadonlyMap<ClaimId, ClaimStatus>,
  proposals: readonly PlacedProposal[],
): Coverage {
  const claims = new Set(blocks.flatMap(({ node }) => claimPieces(node).map(({ id }) => id)));
  const settled = [...claims].filter((id) => isSettled(statuses.get(id) ?? 'unchecked')).length;
  const setAside = proposals.filter(({ isDismissed }) => isDismissed).length;
  return {
    settled: settled + setAside,
    read: claims.size + setAside,
    total: claims.size + proposals.length,
  };
}

/** Names that stay while the words do; words that stand twice have two. */
function createNames(): Name {
  const counts = new Map<string, number>();
  return (kind, words) => {
    const name = `${kind}:${words}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${kind}#${count}:${words}`;
  };
}

function sameLists<Lists extends PlacedFacts['lists']>(before: Lists, now: Lists): Lists {
  const pick = <List extends readonly unknown[]>(old: List, list: List): List =>
    old.length === list.length && list.every((one, index) => one === old[index]) ? old : list;
  return {
    ...now,
    proposals: pick(before.proposals, now.proposals),
    quotations: pick(before.quotations, now.quotations),
    inconsistencies: pick(before.inconsistencies, now.inconsistencies),
    coverage: isAlike(before.coverage, now.coverage) ? before.coverage : now.coverage,
  };
}

function isAlike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && isAlike(value, right.get(name)))
  );
}
