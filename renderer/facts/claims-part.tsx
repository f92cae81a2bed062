import { useEffect, useMemo } from 'react';
import { runCommand, spellKeyOf } from '../desk/commands.ts';
import { useSettings } from '../desk/settings.ts';
import { useFacts, useMarkedClaims } from '../desk/use-editor.ts';
import type { FactsState } from '../editor/editor-state.ts';
import { Button } from '../ui/button.tsx';
import { AllSettled } from './all-settled.tsx';
import { useClaimCards } from './claim-cards.ts';
import { CoverageMeter } from './coverage-meter.tsx';
import { CutClaims } from './cut-claims.tsx';
import { useFactsView } from './facts-view.ts';
import { ReadingFailure } from './reading-failure.tsx';
import { SetAside } from './set-aside.tsx';
import { StatementChoice } from './statement-choice.tsx';
import { StatementList } from './statement-list.tsx';
import { useStatements } from './statements-now.ts';
import { pickStatements, progressOf, type Statement } from './statements.ts';

/** What the story states: proposals that nobody has looked at yet, and claims with their record. */
export function ClaimsPart() {
  const cards = useClaimCards();
  const facts = useFacts();
  const all = useStatements();
  const asksSignOff = useSettings((state) => state.asksSignOff);
  const { filter, order, focused } = useFactsView();
  const progress = useMemo(
    () => progressOf(cards, facts.proposals, asksSignOff),
    [cards, facts.proposals, asksSignOff],
  );
  const shown = useMemo(
    () => pickStatements(all, filter, order, asksSignOff, focused),
    [all, filter, order, asksSignOff, focused],
  );
  useFilterGivesWay(all, shown);
  const current = useStatementInHand(facts);
  const isSettled = progress.total > 0 && progress.settled === progress.total;
  return (
    <>
      <ReadingFailure />
      {progress.total > 0 ? <CoverageMeter progress={progress} /> : null}
      {isSettled && !facts.reading && !facts.failure ? <AllSettled /> : null}
      {progress.total > 0 ? <StatementChoice progress={progress} /> : null}
      <StatementBar reading={facts.reading} canOrder={progress.unread > 1} />
      {progress.total === 0 ? <NoStatements isSure={!facts.reading && !facts.failure} /> : null}
      {all.length > 0 && shown.length === 0 ? <AllFiltered /> : null}
      <StatementList statements={shown} current={current} />
      <SetAside
        facts={facts.proposals.filter(({ isDismissed }) => isDismissed)}
        name="looked at and left unclaimed"
      />
      <CutClaims cards={cards} />
    </>
  );
}

/** The proposal that was stepped to, or else the claim that the caret is in. */
function useStatementInHand({ current, proposals }: FactsState): string | null {
  const claim = useMarkedClaims().current;
  const isProposal = proposals.some(({ id, isDismissed }) => id === current && !isDismissed);
  return isProposal ? current : claim;
}

/** A card that is asked for must be there. */
function useFilterGivesWay(all: readonly Statement[], shown: readonly Statement[]): void {
  const wanted = useFactsView((state) => state.wanted?.id ?? null);
  useEffect(() => {
    const has = (list: readonly Statement[]) => list.some(({ id }) => id === wanted);
    if (wanted !== null && !has(shown) && has(all)) useFactsView.setState({ filter: 'all' });
  }, [all, shown, wanted]);
}

interface StatementBarProps {
  readonly reading: boolean;
  /** Whether there are several proposals to put into order. */
  readonly canOrder: boolean;
}

function StatementBar({ reading, canOrder }: StatementBarProps) {
  const order = useFactsView((state) => state.order);
  return (
    <div className="statement-bar">
      {canOrder ? (
        <label className="check">
          <input
            type="checkbox"
            checked={order === 'worth'}
            onChange={({ target }) =>
              useFactsView.setState({ order: target.checked ? 'worth' : 'place' })
            }
          />
          Worth checking first
        </label>
      ) : null}
      {reading && !canOrder ? <span>Reading the story…</span> : null}
      <Button
        look="link"
        keys={spellKeyOf('claims.mark')}
        onClick={() => runCommand('claims.mark')}
      >
        Mark a claim
      </Button>
    </div>
  );
}

function NoStatements({ isSure }: { readonly isSure: boolean }) {
  if (!isSure) return null;
  return (
    <p className="panel-note">
      <strong>What must be true?</strong>
      {`Nothing in the story asks to be checked by itself. Select a statement and press ${spellKeyOf('claims.mark')}: it keeps its place and its evidence whatever you write around it, and reopens by itself when its words change.`}
    </p>
  );
}

function AllFiltered() {
  return (
    <p className="panel-note">
      <strong>None of these</strong>
      <Button look="link" onClick={() => useFactsView.setState({ filter: 'all' })}>
        Show all statements
      </Button>
    </p>
  );
}
