import { memo } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { useFacts } from '../desk/use-editor.ts';
import type { PlacedInconsistency } from '../editor/editor-state.ts';
import { Button } from '../ui/button.tsx';
import { backToText, SetAsideButton } from './quote-card.tsx';
import { ReadingFailure } from './reading-failure.tsx';
import { SetAside } from './set-aside.tsx';

/** Figures and dates that cannot be true together, each with its working. */
export function SumsPart() {
  const { inconsistencies, reading, failure, current } = useFacts();
  const shown = inconsistencies.filter(({ isDismissed }) => !isDismissed);
  const aside = inconsistencies.filter(({ isDismissed }) => isDismissed);
  return (
    <>
      <ReadingFailure />
      {shown.length === 0 && !failure ? (
        <NothingAmiss reading={reading} hasAside={aside.length > 0} />
      ) : null}
      <ul className="cards" aria-label="Figures and dates">
        {shown.map((one) => (
          <li key={one.id} className="fact-item">
            <SumCard inconsistency={one} isCurrent={one.id === current} />
          </li>
        ))}
      </ul>
      <SetAside facts={aside} name="set aside" />
    </>
  );
}

interface SumCardProps {
  readonly inconsistency: PlacedInconsistency;
  readonly isCurrent: boolean;
}

const SumCard = memo(function SumCard({ inconsistency, isCurrent }: SumCardProps) {
  const { id, message, working, words } = inconsistency;
  return (
    <div className="card fact-card" data-current={isCurrent} onKeyDown={backToText}>
      <p className="sum-message">
        <b className="tone-proof" aria-hidden="true">
          ≠
        </b>{' '}
        {message}
      </p>
      {working ? <p className="sum-working">{working}</p> : null}
      <ul className="sum-places" aria-label="Where">
        {words.map((one, index) => (
          <li key={index}>
            <Button look="link" onClick={() => goTo(id, index)}>
              {one}
            </Button>
          </li>
        ))}
      </ul>
      <div className="card-more">
        <SetAsideButton id={id} />
      </div>
    </div>
  );
});

function goTo(id: string, index: number): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  const range = editor.placeOfFact(id)[index];
  editor.goToFact(id);
  if (range) editor.goTo(range);
}

interface NothingAmissProps {
  readonly reading: boolean;
  readonly hasAside: boolean;
}

function NothingAmiss({ reading, hasAside }: NothingAmissProps) {
  if (reading)
    return (
      <p className="panel-note">
        <strong>Reading the story…</strong>What does not fit together appears here.
      </p>
    );
  return (
    <p className="panel-note">
      <strong>{hasAside ? 'Nothing else is amiss' : 'Nothing is amiss'}</strong>
      Weekdays and dates, ages, sums, percentages and conversions are worked out again as you type.
      Galley says nothing where it cannot be sure.
    </p>
  );
}
