import { useDesk } from '../desk/desk-state.ts';
import { useFacts } from '../desk/use-editor.ts';
import { pickSources } from '../sources/source-actions.ts';
import { Button } from '../ui/button.tsx';
import { isDoubtful } from './facts-counts.ts';
import { QuoteCard } from './quote-card.tsx';
import { ReadingFailure } from './reading-failure.tsx';
import { SetAside } from './set-aside.tsx';

/** What the story quotes, held against its sources. */
export function QuotesPart() {
  const { quotations, reading, failure, current } = useFacts();
  const hasSources = useDesk((state) => (state.opened?.sources.length ?? 0) > 0);
  const shown = quotations.filter(({ isDismissed }) => !isDismissed);
  const left = shown.filter((one) => isDoubtful(one, hasSources)).length;
  return (
    <>
      <ReadingFailure />
      {shown.length > 0 ? (
        <div className="panel-head">
          <span>{spellQuotes(shown.length, left)}</span>
        </div>
      ) : null}
      {shown.length > 0 && !hasSources ? <NoSources /> : null}
      {quotations.length === 0 && !failure ? <NoQuotes reading={reading} /> : null}
      <ul className="cards" aria-label="Quotations">
        {shown.map((quotation) => (
          <li key={quotation.id} className="fact-item">
            <QuoteCard
              quotation={quotation}
              isCurrent={quotation.id === current}
              hasSources={hasSources}
            />
          </li>
        ))}
      </ul>
      <SetAside facts={quotations.filter(({ isDismissed }) => isDismissed)} name="set aside" />
    </>
  );
}

function NoSources() {
  return (
    <div className="panel-note">
      <strong>No sources yet</strong>
      <p>Add the interview, the transcript or the document: each quotation is looked for in it.</p>
      <Button onClick={() => void pickSources()}>Add sources…</Button>
    </div>
  );
}

function NoQuotes({ reading }: { readonly reading: boolean }) {
  return (
    <p className="panel-note">
      <strong>{reading ? 'Reading the story…' : 'Nothing is quoted'}</strong>
      {reading
        ? 'Quotations appear as they are found.'
        : 'Words between quotation marks are looked for in the story’s sources, as they stand there.'}
    </p>
  );
}

function spellQuotes(all: number, left: number): string {
  const quotations = all === 1 ? '1 quotation' : `${all.toLocaleString()} quotations`;
  return left === 0 ? quotations : `${quotations}, ${left.toLocaleString()} to look at`;
}
