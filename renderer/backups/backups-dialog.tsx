import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { Backup, BackupState } from '../../core/contract/backups.ts';
import { request } from '../host/host.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { deskLanguage, spellClock } from '../ui/times.ts';
import {
  askRemoval,
  backUpNow,
  cancelBackup,
  checkBackup,
  chooseFolder,
  closeBackups,
  dropFolder,
  lookInto,
  prepareRestore,
  useBackups,
} from './backups-state.ts';
import {
  spellCheck,
  spellFolderStanding,
  spellKeeping,
  spellKind,
  spellOwnSize,
  spellSize,
  standing,
  workNames,
} from './backup-words.ts';
import { ArchivePart, OpenedArchive } from './archive-part.tsx';
import { useArchive } from './archive-state.ts';
import { InsideBackup } from './inside-backup.tsx';
import { RemoveBackup } from './remove-backup.tsx';
import { RestoreEverything } from './restore-everything.tsx';
import { useWayBack } from './way-back.ts';
import './backups-dialog.css';

/** The backups: how it stands with them, the list of copies, and the ways back. */
export function BackupsDialog() {
  const { isOpen, state, inside, restoring, removing } = useBackups();
  const archive = useArchive();
  const wayBack = useWayBack(isOpen, !archive.facts && !restoring && !inside && !removing);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : closeBackups())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="settings backups">
          <div className="settings-head">
            <Dialog.Title className="settings-title">Backups</Dialog.Title>
            <IconButton label="Close the backups" onClick={closeBackups}>
              <X />
            </IconButton>
          </div>
          <div className="backups-body" {...wayBack}>
            {archive.facts ? (
              <>
                {state ? <Running state={state} /> : null}
                <OpenedArchive facts={archive.facts} folder={archive.folder} />
              </>
            ) : restoring ? (
              <RestoreEverything {...restoring} />
            ) : inside ? (
              <InsideBackup {...inside} />
            ) : removing && state ? (
              <RemoveBackup copy={removing} copies={state.copies} />
            ) : state ? (
              <Overview state={state} />
            ) : (
              <p className="panel-note">Reading the backups…</p>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Overview({ state }: { readonly state: BackupState }) {
  const { copies, running, trouble } = state;
  return (
    <>
      <p
        className={trouble === '' ? 'backups-standing' : 'backups-standing backups-trouble'}
        role="status"
      >
        {standing(state)}
      </p>
      <p className="card-reason">
        {spellKeeping(state.keeping)} {spellOwnSize(copies)}
      </p>
      {running ? <Running state={state} /> : null}
      <div className="backups-actions">
        <Button look="main" disabled={running !== null} onClick={() => void backUpNow()}>
          Back up now
        </Button>
        <Button
          disabled={copies.length === 0}
          onClick={() => void request('backups.reveal', { place: 'library' })}
        >
          Show the files
        </Button>
      </div>
      <BesidesPart state={state} />
      <ArchivePart busy={running !== null} />
      {byDay(copies).map(([day, made]) => (
        <section key={day} aria-label={day}>
          <h3 className="backups-day">{day}</h3>
          <ul className="backups-list">
            {made.map((copy) => (
              <CopyRow key={`${copy.place} ${copy.name}`} copy={copy} busy={running !== null} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The folder of the editor's choice. */
function BesidesPart({ state }: { readonly state: BackupState }) {
  const { folder, running } = state;
  const folderStanding = spellFolderStanding(state);
  return (
    <section aria-label="A second place">
      <h3 className="backups-day">A second place</h3>
      <p className="card-reason">
        {folder === null
          ? 'Backups on another disk survive the loss of this one. All pictures and sources go there too.'
          : folder.path}
      </p>
      {folder && folder.trouble !== '' ? (
        <p className="backups-trouble" role="status">
          {folder.trouble}
        </p>
      ) : null}
      {folderStanding === '' ? null : <p className="card-reason">{folderStanding}</p>}
      <div className="backups-actions">
        <Button disabled={running !== null} onClick={() => void chooseFolder()}>
          {folder === null ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
        {folder === null ? null : (
          <Button onClick={() => void dropFolder()}>Keep no copies there</Button>
        )}
      </div>
    </section>
  );
}

function Running({ state: { running } }: { readonly state: BackupState }) {
  const share = useBackups((view) => view.share);
  if (!running) return null;
  return (
    <div className="backups-running">
      <span>{`${workNames[running]}… You can go on working.`}</span>
      <progress aria-label={workNames[running]} value={share} max={1} />
      <Button onClick={cancelBackup}>Stop</Button>
    </div>
  );
}

function CopyRow({ copy, busy }: { readonly copy: Backup; readonly busy: boolean }) {
  const time = spellClock(copy.at);
  const stories =
    copy.stories === null
      ? ''
      : copy.stories === 1
        ? '1 story · '
        : `${copy.stories.toLocaleString()} stories · `;
  return (
    <li className="backups-row" aria-label={`${spellKind(copy)} of ${time}`}>
      <div className="backups-facts">
        <strong>{time}</strong>
        <span>{spellKind(copy)}</span>
        <span className="backups-soft">{`${stories}${spellSize(copy.size)}`}</span>
        <span className={copy.isGood ? 'backups-soft' : 'backups-trouble'}>{spellCheck(copy)}</span>
      </div>
      <div className="backups-row-actions">
        <Button
          aria-label={`Look into it: the copy of ${time}`}
          onClick={() => void lookInto(copy)}
        >
          Look into it
        </Button>
        <Button
          disabled={busy}
          aria-label={`Check the copy of ${time}`}
          onClick={() => void checkBackup(copy)}
        >
          Check
        </Button>
        <Button
          disabled={busy || !copy.isGood}
          aria-label={`Restore everything from the copy of ${time}`}
          onClick={() => void prepareRestore(copy)}
        >
          Restore everything…
        </Button>
        <Button
          disabled={busy}
          aria-label={`Delete the copy of ${time}`}
          onClick={() => askRemoval(copy)}
        >
          Delete…
        </Button>
      </div>
    </li>
  );
}

const dayName = new Intl.DateTimeFormat(deskLanguage, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

function byDay(copies: readonly Backup[]): [string, Backup[]][] {
  const days = new Map<string, Backup[]>();
  for (const copy of copies) {
    const day = dayName.format(copy.at);
    days.set(day, [...(days.get(day) ?? []), copy]);
  }
  return [...days];
}
