import './browser-fakes.ts';
import type { ClaimId, StoryId } from '../../../core/base/id.ts';
import type { Claim, Evidence } from '../../../core/factcheck/claim.ts';
import type {
  ClaimsState,
  FactsState,
  PlacedProposal,
} from '../../../renderer/editor/editor-state.ts';
import { createWatched } from '../../../renderer/editor/watched.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import { useEvidenceDrafts } from '../../../renderer/facts/evidence-drafts.ts';
import { useFactsView } from '../../../renderer/facts/facts-view.ts';
import { buildDocument } from '../../support/build-document.ts';
import { layOnDesk } from '../desk/desk-fixture.ts';

/** A claim that nobody has looked at; `change` says what is otherwise. */
export function claimOf(id: string, change: Partial<Claim> = {}): Claim {
  return {
    id: id as ClaimId,
    storyId: 'mine' as StoryId,
    kind: 'other',
    verdict: 'unchecked',
    text: `Claim ${id}.`,
    fix: '',
    note: '',
    evidence: [],
    checkedBy: '',
    checkedAt: null,
    signedBy: '',
    signedAt: null,
    createdAt: 1,
    ...change,
  };
}

/** An item of evidence from a source of that name. */
export function evidenceOf(source: string, primary: boolean): Evidence {
  return {
    id: source as Evidence['id'],
    quote: '',
    source,
    locator: '',
    primary,
    seenAt: 1,
    sourceId: null,
    passage: null,
  };
}

/** A proposal that nobody has looked at. */
export function proposalOf(id: string, change: Partial<PlacedProposal> = {}): PlacedProposal {
  return {
    id,
    words: `Proposal ${id}.`,
    kinds: ['number'],
    worth: 0.5,
    reason: 'a number: “12”',
    isDismissed: false,
    ...change,
  };
}

/** Nothing was found in the story. */
export const noFacts: FactsState = {
  proposals: [],
  quotations: [],
  inconsistencies: [],
  coverage: { settled: 0, read: 0, total: 0 },
  reading: false,
  failure: null,
  current: null,
};

/** A story on the desk with an editor whose facts a test sets; what is asked of it is kept. */
export function layFacts(facts: Partial<FactsState>, claims: readonly Claim[] = []) {
  layOnDesk('mine');
  changeOpened('mine' as StoryId, () => ({ claims }));
  useSettings.setState({ factsTab: 'claims', asksSignOff: false, editor: 'Ada' });
  useFactsView.setState({
    filter: 'all',
    order: 'place',
    open: new Set(),
    wanted: null,
    focused: null,
  });
  useEvidenceDrafts.setState({}, true);
  const shown = createWatched<FactsState>({ ...noFacts, ...facts });
  const marked = createWatched<ClaimsState>({
    list: claims.map(({ id, text }) => ({ id, text })),
    current: null,
  });
  const asked: string[] = [];
  const ask = (what: string) => (id: string) => asked.push(`${what} ${id}`) > 0;
  const document = buildDocument({ headline: 'Quay', body: ['A ferry.'] });
  Object.assign(useDesk.getState().editor ?? {}, {
    facts: shown,
    claims: marked,
    view: { state: { doc: document } },
    focus: () => asked.push('focus'),
    setFactsShown: () => undefined,
    placeOfFact: () => [],
    goToFact: ask('goToFact'),
    goToClaim: ask('goToClaim'),
    goTo: ({ from }: { from: number }) => asked.push(`goTo ${from}`),
    statementAtCaret: () => {
      const { current, proposals } = shown.get();
      const claim = marked.get().current;
      if (proposals.some(({ id }) => id === current)) return { kind: 'proposal', id: current };
      return claim === null ? null : { kind: 'claim', id: claim };
    },
    acceptProposal: ask('accept'),
    dismissFact: ask('dismiss'),
    replaceClaim: (id: string, words: string) => asked.push(`replace ${id}: ${words}`) > 0,
    dismissalOf: (id: string) => ({ kind: 'proposal', text: id }),
    run: (command: string) => asked.push(`run ${command}`) > 0,
  });
  return { facts: shown, marked, asked };
}
