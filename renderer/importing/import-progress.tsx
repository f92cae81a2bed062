import { Button } from '../ui/button.tsx';
import { useImporting } from './importing-state.ts';
import './importing.css';

/** How far an import is, beside the work that goes on: it takes no focus and covers no text. */
export function ImportProgress() {
  const progress = useImporting((state) => state.progress);
  const total = progress?.total ?? 0;
  return (
    <>
      {/* There before it speaks: what comes with its words is not read aloud. */}
      <p className="unseen" role="status" aria-label="Import">
        {total > 0
          ? `Importing ${total === 1 ? '1 file' : `${total.toLocaleString()} files`}.`
          : ''}
      </p>
      {progress ? (
        <section className="import-progress" aria-label="Import under way">
          <div className="import-progress-head">
            <strong>Importing</strong>
            <span>{`${progress.done.toLocaleString()} of ${total.toLocaleString()}`}</span>
          </div>
          <progress aria-label="Files imported" value={progress.done} max={total} />
          <div className="import-progress-head">
            <span className="import-name" title={progress.name}>
              {progress.name}
            </span>
            <Button look="link" onClick={progress.cancel}>
              Cancel
            </Button>
          </div>
        </section>
      ) : null}
    </>
  );
}
