import { useId } from 'react';
import type { FactCheck, Story } from '../../core/article/story.ts';
import { changeDetails } from '../desk/story-actions.ts';
import { CommittedField } from '../ui/committed-field.tsx';

const blank: FactCheck = { claim: '', claimant: '', verdict: '', rating: 3 };

/** The ratings of a fact-check in words, from 1 to 5. */
const ratings = ['False', 'Mostly false', 'Half true', 'Mostly true', 'True'] as const;

/** What was checked and found, where the story is itself a fact-check. */
export function FactCheckPart({ story }: { readonly story: Story }) {
  const id = useId();
  const { factCheck } = story;
  const set = (change: Partial<FactCheck>) =>
    changeDetails(story.id, { factCheck: { ...(factCheck ?? blank), ...change } });
  return (
    <section aria-label="Fact-check">
      <h2 className="panel-title">Fact-check</h2>
      <div className="rule-row fact-check-switch">
        <input
          id={id}
          type="checkbox"
          checked={factCheck !== null}
          onChange={({ target }) =>
            void changeDetails(story.id, { factCheck: target.checked ? blank : null })
          }
        />
        <label htmlFor={id}>This story checks a statement</label>
      </div>
      {factCheck === null ? null : (
        <>
          <CommittedField
            label="The statement that was checked"
            value={factCheck.claim}
            onCommit={(claim) => set({ claim })}
          />
          <CommittedField
            label="Who made it"
            value={factCheck.claimant}
            onCommit={(claimant) => set({ claimant })}
          />
          <CommittedField
            label="Verdict in words"
            value={factCheck.verdict}
            placeholder="Mostly false"
            onCommit={(verdict) => set({ verdict })}
          />
          <label className="field">
            <span>Rating</span>
            <select
              value={factCheck.rating}
              onChange={({ target }) => void set({ rating: Number(target.value) })}
            >
              {ratings.map((name, index) => (
                <option key={name} value={index + 1}>
                  {`${index + 1} of 5: ${name}`}
                </option>
              ))}
            </select>
          </label>
          <p className="card-reason">
            Export asks whether search engines are to be told (ClaimReview).
          </p>
        </>
      )}
    </section>
  );
}
