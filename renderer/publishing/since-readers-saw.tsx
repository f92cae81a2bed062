import type { ChangesAnswer } from './publishing-state.ts';
import { answerChanges, usePublishing, wordCorrection } from './publishing-state.ts';
import { ChangedPlaces } from './changed-places.tsx';
import { spellDayAndTime } from '../ui/times.ts';

/** What readers saw against what they will see, and whether that is a correction. */
export function SinceReadersSaw() {
  const { changes, answer, wording } = usePublishing();
  if (!changes) return null;
  const { places, more, corrections, exportedAt } = changes;
  const count = places.length + more;
  return (
    <section className="since" aria-label="Changed since readers saw it">
      <h3 className="since-title">
        {`Readers got this story ${spellDayAndTime(exportedAt)}. `}
        {count === 0
          ? 'Its text has not changed since.'
          : `Since then ${count === 1 ? 'one place has' : `${count} places have`} changed:`}
      </h3>
      <ChangedPlaces changes={changes} />
      {corrections.map((text, index) => (
        <p
          key={index}
          className="card-reason"
        >{`A correction has been written since: “${text}”`}</p>
      ))}
      {count > 0 ? <Ask answer={answer} wording={wording} /> : null}
    </section>
  );
}

interface AskProps {
  readonly answer: ChangesAnswer;
  readonly wording: string;
}

function Ask({ answer, wording }: AskProps) {
  return (
    <fieldset className="since-ask">
      <legend>Is this a correction?</legend>
      <Choice value="update" answer={answer}>
        No, a small update: readers need not be told
      </Choice>
      <Choice value="correction" answer={answer}>
        Yes: say on the page what was wrong
      </Choice>
      {answer === 'correction' ? (
        <label className="field">
          <span>The correction, as readers will read it, with today’s date</span>
          <textarea
            value={wording}
            maxLength={4000}
            onChange={({ target }) => wordCorrection(target.value)}
          />
        </label>
      ) : null}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly value: NonNullable<ChangesAnswer>;
  readonly answer: ChangesAnswer;
  readonly children: string;
}

function Choice({ value, answer, children }: ChoiceProps) {
  return (
    <label className="since-choice">
      <input
        type="radio"
        name="since"
        value={value}
        checked={answer === value}
        onChange={() => answerChanges(value)}
      />
      {children}
    </label>
  );
}
