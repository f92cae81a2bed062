import { useId, useState } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { useChanges, useToolbar } from '../desk/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { decideChanges, decideSelected } from './change-actions.ts';
import { ChangeList } from './change-list.tsx';
import { whoOf } from './change-words.ts';
import { authorsOf, useStandingChanges, type StandingChange } from './standing-changes.ts';
import './proposals.css';

/** The changes of the story that wait to be accepted or rejected. */
export function ChangesPart() {
  const all = useStandingChanges();
  const { current } = useChanges();
  const [asked, setAsked] = useState<string | null>(null);
  const authors = authorsOf(all);
  // The author whose changes are all decided is no choice any more.
  const author = asked !== null && authors.includes(asked) ? asked : null;
  const changes = author === null ? all : all.filter((change) => change.author === author);
  return (
    <section aria-label="Proposed changes" className="changes-part">
      <h2 className="panel-title" tabIndex={-1}>
        {all.length === 0
          ? 'Proposed changes'
          : `Proposed changes (${all.length.toLocaleString()})`}
      </h2>
      {all.length === 0 ? (
        <p className="card-reason">
          None. With Suggesting on, what you change is proposed; readers get none of it until it is
          accepted.
        </p>
      ) : (
        <>
          {authors.length > 1 ? (
            <AuthorChoice authors={authors} author={author} onChoose={setAsked} />
          ) : null}
          <p className="card-reason" role="status" aria-label="Changes shown">
            {author === null ? '' : shownSaying(changes.length, all.length, author)}
          </p>
          <AllAtOnce changes={changes} />
          <ChangeList changes={changes} current={current} />
        </>
      )}
    </section>
  );
}

function shownSaying(shown: number, all: number, author: string): string {
  return `${shown.toLocaleString()} of ${all.toLocaleString()} by ${whoOf({ author })}`;
}

interface AuthorChoiceProps {
  readonly authors: readonly string[];
  readonly author: string | null;
  readonly onChoose: (author: string | null) => void;
}

function AuthorChoice({ authors, author, onChoose }: AuthorChoiceProps) {
  const field = useId();
  const index = author === null ? -1 : authors.indexOf(author);
  return (
    <div className="change-filter">
      <label htmlFor={field}>Proposed by</label>
      <select
        id={field}
        value={index}
        onChange={({ target }) => onChoose(authors[Number(target.value)] ?? null)}
      >
        <option value={-1}>everybody</option>
        {authors.map((one, at) => (
          <option key={one} value={at}>
            {whoOf({ author: one })}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Decides all that the list shows, or all that is selected, as one step. */
function AllAtOnce({ changes }: { readonly changes: readonly StandingChange[] }) {
  const { hasSelection } = useToolbar();
  const editor = useDesk((state) => state.editor);
  const ids = changes.map(({ id }) => id);
  return (
    <div className="change-acts">
      <Button onClick={() => decideChanges(ids, 'accepted')}>Accept all</Button>
      <Button onClick={() => decideChanges(ids, 'rejected')}>Reject all</Button>
      {hasSelection && editor ? (
        <span className="change-selected">
          <Button look="link" onClick={() => decideSelected('accepted')}>
            Accept selected
          </Button>
          <Button look="link" onClick={() => decideSelected('rejected')}>
            Reject selected
          </Button>
        </span>
      ) : null}
    </div>
  );
}
