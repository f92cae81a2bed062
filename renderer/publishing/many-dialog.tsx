import { Dialog } from '@base-ui/react/dialog';
import type { StoryId } from '../../core/base/id.ts';
import type {
  ChangedStory,
  ExportProgress,
  LeftOutStory,
  ManyExported,
} from '../../core/contract/publishing.ts';
import { openStory } from '../desk/story-actions.ts';
import { Button } from '../ui/button.tsx';
import { FormatField } from './export-form.tsx';
import { closeMany, stopMany, useMany, writeShown } from './many-state.ts';
import './export-dialog.css';

/** The export of all stories that the library shows: in what form, how far, and what was left out. */
export function ManyDialog() {
  const { isOpen, total, progress, outcome } = useMany();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : closeMany())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="export-dialog">
          <Dialog.Title className="export-title">Export all stories shown</Dialog.Title>
          {progress ? (
            <Running progress={progress} />
          ) : outcome ? (
            <Outcome outcome={outcome} />
          ) : (
            <Choose total={total} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Choose({ total }: { readonly total: number }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void writeShown();
      }}
    >
      <Dialog.Description className="export-lead">
        {`${countStories(total)}, as the library’s search and filters show them, each as a file in one folder. Stories with errors on their checklist are left out and named.`}
      </Dialog.Description>
      <FormatField />
      <div className="export-actions">
        <Button onClick={closeMany}>Back</Button>
        <Button type="submit" look="main" disabled={total === 0}>
          Choose a folder…
        </Button>
      </div>
    </form>
  );
}

function Running({ progress: { done, total } }: { readonly progress: ExportProgress }) {
  return (
    <>
      <Dialog.Description className="export-lead">
        {`${done.toLocaleString()} of ${countStories(total)}. You can go on working meanwhile.`}
      </Dialog.Description>
      <progress className="many-progress" aria-label="Exported" value={done} max={total || 1} />
      <div className="export-actions">
        <Button onClick={stopMany}>Stop here</Button>
        <Button look="main" onClick={closeMany}>
          Go on working
        </Button>
      </div>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: ManyExported }) {
  const { exported, leftOut, leftOutCount, changed, changedCount, isCancelled } = outcome;
  return (
    <>
      <Dialog.Description className="export-lead" role="status">
        {`${countStories(exported)} exported${isCancelled ? ', then it was stopped' : ''}. `}
        {leftOutCount === 0 ? 'None was left out.' : `${countStories(leftOutCount)} left out:`}
      </Dialog.Description>
      <StoryList name="Left out" stories={leftOut} count={leftOutCount} />
      {changedCount > 0 ? (
        <p className="export-lead">
          {`${countStories(changedCount)} went out other than readers had seen, with no correction on the page. Look whether one is due:`}
        </p>
      ) : null}
      <StoryList name="Changed since readers saw them" stories={changed} count={changedCount} />
      <div className="export-actions">
        <Button look="main" onClick={closeMany}>
          Done
        </Button>
      </div>
    </>
  );
}

interface StoryListProps {
  readonly name: string;
  readonly stories: readonly (ChangedStory & Partial<LeftOutStory>)[];
  /** How many there are in all. */
  readonly count: number;
}

/** Stories by their headlines, each with the way to it. */
function StoryList({ name, stories, count }: StoryListProps) {
  if (stories.length === 0) return null;
  return (
    <>
      <ul className="checklist many-left-out" aria-label={name} tabIndex={0}>
        {stories.map(({ id, headline, reason }) => (
          <li key={id} className="checklist-row">
            <span>
              <strong>{headline || 'Untitled story'}</strong>
              {reason === undefined ? null : (
                <>
                  <br />
                  {reason}
                </>
              )}
            </span>
            <Button
              look="link"
              aria-label={`Open ${headline || 'the untitled story'}`}
              onClick={() => {
                closeMany();
                void openStory(id as StoryId);
              }}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
      {count > stories.length ? (
        <p className="card-reason">{`And ${(count - stories.length).toLocaleString()} more.`}</p>
      ) : null}
    </>
  );
}

function countStories(count: number): string {
  return count === 1 ? '1 story' : `${count.toLocaleString()} stories`;
}
