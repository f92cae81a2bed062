import { Dialog } from '@base-ui/react/dialog';
import { Button } from '../ui/button.tsx';
import { nameOf } from './import-notice.ts';
import { fileName } from './import-source.ts';
import {
  closeReport,
  useImporting,
  type ImportOutcome,
  type ImportRun,
} from './importing-state.ts';
import { OpenImported } from './open-imported.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { ReportSentences } from './report-sentences.tsx';
import './importing.css';

/** What an import kept, changed and left out; to be had as long as Galley is open. */
export function ImportReportDialog() {
  const { shown, runs } = useImporting();
  const run = runs.find(({ number }) => number === shown?.number);
  return (
    <Dialog.Root
      open={run !== undefined}
      onOpenChange={(open) => (open ? undefined : closeReport())}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="export-dialog import-dialog">
          {run ? <Report run={run} path={shown?.path ?? null} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Report({ run, path }: { readonly run: ImportRun; readonly path: string | null }) {
  const { outcomes, total } = run;
  const only =
    path === null && total === 1 ? outcomes[0] : outcomes.find((one) => one.path === path);
  return (
    <>
      {only ? <OneFile outcome={only} /> : <ManyFiles run={run} />}
      {!only || total === 1 ? <LeftOut sentences={run.leftOut} /> : null}
      <div className="export-actions">
        <Button onClick={closeReport}>Close</Button>
        {only?.kind === 'story' ? <OpenImported id={only.id} /> : null}
      </div>
    </>
  );
}

function OneFile({ outcome }: { readonly outcome: ImportOutcome }) {
  const isStory = outcome.kind === 'story';
  return (
    <>
      <Dialog.Title className="export-title">
        {isStory ? nameOf(outcome) : 'Not imported'}
      </Dialog.Title>
      <Dialog.Description className="export-lead import-path">
        {isStory ? `Imported from ${fileName(outcome.path)}` : outcome.path}
      </Dialog.Description>
      {isStory ? <ReportSentences report={outcome.report} /> : <p>{outcome.message}</p>}
    </>
  );
}

function ManyFiles({ run }: { readonly run: ImportRun }) {
  const { outcomes, total, isCancelled } = run;
  const stories = outcomes.filter(({ kind }) => kind === 'story').length;
  const stopped = isCancelled ? ' The import was stopped; nothing of the rest was stored.' : '';
  return (
    <>
      <Dialog.Title className="export-title">Imported</Dialog.Title>
      <Dialog.Description className="export-lead">
        {`${stories.toLocaleString()} of ${total === 1 ? '1 file' : `${total.toLocaleString()} files`} became stories.${stopped}`}
      </Dialog.Description>
      <OutcomeList outcomes={outcomes} />
    </>
  );
}

function LeftOut({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h3 className="panel-title">Not imported</h3>
      <ul className="import-left-out">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
