import { memo, useId } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { hueOf } from '../editor/plugins/proposals/author-hues.ts';
import { Button } from '../ui/button.tsx';
import { decideChanges } from './change-actions.ts';
import { whatOf, whenOf, whoOf } from './change-words.ts';
import type { StandingChange } from './standing-changes.ts';

interface ChangeItemProps {
  readonly change: StandingChange;
  readonly isCurrent: boolean;
}

/** One change of the list. */
export const ChangeItem = memo(function ChangeItem({ change, isCurrent }: ChangeItemProps) {
  const words = useId();
  const decide = (outcome: 'accepted' | 'rejected', button: HTMLElement): void => {
    focusNextChange(button);
    decideChanges([change.id], outcome);
  };
  return (
    <div className="card change-item" data-current={isCurrent}>
      <ChangeHead change={change} />
      <Button
        look="quiet"
        className="change-what"
        onClick={() => useDesk.getState().editor?.goToChange(change.id)}
      >
        <span>
          <span className="unseen">Go to the change: </span>
          <span id={words}>{whatOf(change)}</span>
        </span>
      </Button>
      <div className="change-acts">
        <Button
          aria-describedby={words}
          onClick={({ currentTarget }) => decide('accepted', currentTarget)}
        >
          Accept
        </Button>
        <Button
          aria-describedby={words}
          onClick={({ currentTarget }) => decide('rejected', currentTarget)}
        >
          Reject
        </Button>
      </div>
    </div>
  );
});

/** Who and when, with the line that the author’s changes have in the text. */
export function ChangeHead({ change }: { readonly change: StandingChange }) {
  return (
    <div className="change-head">
      <strong className="change-author" data-hue={hueOf(change.author)}>
        {whoOf(change)}
      </strong>
      <span>{whenOf(change)}</span>
    </div>
  );
}

/** The change goes, and the focus to the one after it, or before it, or to the title of them all. */
function focusNextChange(button: HTMLElement): void {
  const item = button.closest('li');
  const other = item?.nextElementSibling ?? item?.previousElementSibling;
  const next =
    other?.querySelector<HTMLElement>('.change-acts button') ??
    item?.closest('section')?.querySelector<HTMLElement>('h2');
  next?.focus();
}
