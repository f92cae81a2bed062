import { ChevronDown, CircleCheck, CircleX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { nameOf } from './import-notice.ts';
import type { ImportOutcome } from './importing-state.ts';
import { OpenImported } from './open-imported.tsx';
import { ReportSentences } from './report-sentences.tsx';

/** Rows at first, and more at each asking. */
const stretch = 200;

/** What became of each of many files, those that failed first. */
export function OutcomeList({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }) {
  const [shown, setShown] = useState(stretch);
  const sorted = useMemo(
    () => [
      ...outcomes.filter(({ kind }) => kind === 'failed'),
      ...outcomes.filter(({ kind }) => kind === 'story'),
    ],
    [outcomes],
  );
  const more = sorted.length - shown;
  return (
    <>
      <ul className="checklist import-outcomes" aria-label="Files" tabIndex={0}>
        {sorted.slice(0, shown).map((outcome) => (
          <li key={outcome.path} className="import-outcome">
            {outcome.kind === 'failed' ? <Failed outcome={outcome} /> : <Came outcome={outcome} />}
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <Button look="link" onClick={() => setShown(shown + stretch)}>
          {`Show ${Math.min(more, stretch).toLocaleString()} more of ${more.toLocaleString()}`}
        </Button>
      ) : null}
    </>
  );
}

type Of<Kind> = Extract<ImportOutcome, { kind: Kind }>;

function Failed({ outcome }: { readonly outcome: Of<'failed'> }) {
  return (
    <div className="import-failed">
      <CircleX aria-hidden="true" />
      <span>
        <span className="unseen">Not imported: </span>
        <span className="import-path">{outcome.path}</span>
        {outcome.message}
      </span>
    </div>
  );
}

function Came({ outcome }: { readonly outcome: Of<'story'> }) {
  const [isOpen, setOpen] = useState(false);
  const { dropped } = outcome.report;
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <CircleCheck aria-hidden="true" />
        <span>
          <span className="unseen">Imported: </span>
          {nameOf(outcome)}
          <span className="import-path">
            {outcome.path}
            {dropped.length > 0 ? ' · something left out' : ''}
          </span>
        </span>
        <ChevronDown className="import-more" aria-hidden="true" />
      </summary>
      {isOpen ? (
        <div className="import-outcome-more">
          <ReportSentences report={outcome.report} />
          <OpenImported id={outcome.id} look="link" />
        </div>
      ) : null}
    </details>
  );
}
