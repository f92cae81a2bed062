import { useState } from 'react';
import type { ArchiveFacts } from '../../core/contract/backups.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import {
  leaveArchive,
  openArchive,
  openUnpacked,
  saveArchive,
  takeArchive,
} from './archive-state.ts';
import { LossesList } from './restore-everything.tsx';
import { ViewHeading } from './view-heading.tsx';

/** The way to one file with everything in it, and back. */
export function ArchivePart({ busy }: { readonly busy: boolean }) {
  return (
    <section aria-label="Everything in one file">
      <h3 className="backups-day">Everything in one file</h3>
      <p className="card-reason">
        An archive holds all stories with their history, claims, sources and pictures: to carry the
        desk to another computer, or to put it away.
      </p>
      <div className="backups-actions">
        <Button disabled={busy} onClick={() => void saveArchive()}>
          Save an archive of the desk…
        </Button>
        <Button disabled={busy} onClick={() => void openArchive()}>
          Open an archive…
        </Button>
      </div>
    </section>
  );
}

interface OpenedArchiveProps {
  readonly facts: ArchiveFacts;
  /** Where it was put. */
  readonly folder: string | null;
}

/** An archive that was opened and found whole, and what can be done with it. */
export function OpenedArchive({ facts, folder }: OpenedArchiveProps) {
  return (
    <>
      <ViewHeading>{`Archive “${facts.name}”`}</ViewHeading>
      <p role="status">
        {folder === null ? spellFacts(facts) : `It is whole, and lies in ${folder} now.`}
      </p>
      {folder === null ? <Ways facts={facts} /> : <GoThere />}
    </>
  );
}

function GoThere() {
  return (
    <div className="backups-actions">
      <Button onClick={leaveArchive}>Stay in this library</Button>
      <Button look="main" onClick={() => void openUnpacked()}>
        Open that library
      </Button>
    </div>
  );
}

function Ways({ facts }: { readonly facts: ArchiveFacts }) {
  const [isUnderWay, setUnderWay] = useState(false);
  const take = (into: 'this-library' | 'new-folder'): void => {
    setUnderWay(true);
    void takeArchive(facts, into).finally(() => setUnderWay(false));
  };
  const { losses } = facts;
  return (
    <>
      {losses ? (
        <>
          <p>In the place of everything here it would mean:</p>
          <LossesList losses={losses} />
          <p>
            First a checked backup of what is here now is made, so you can come back to it. Pictures
            and sources of this library stay.
          </p>
        </>
      ) : (
        <p>
          It is not under the same passphrase as this library, so it cannot take its place. In a new
          folder it becomes a library of its own.
        </p>
      )}
      <div className="backups-actions">
        <Button disabled={isUnderWay} onClick={leaveArchive}>
          Leave everything as it is
        </Button>
        <Button look="main" disabled={isUnderWay} onClick={() => take('new-folder')}>
          Open it into a new folder…
        </Button>
        {losses ? (
          <Button look="danger" disabled={isUnderWay} onClick={() => take('this-library')}>
            Replace everything here
          </Button>
        ) : null}
      </div>
    </>
  );
}

function spellFacts({ at, stories, files, isEncrypted }: ArchiveFacts): string {
  const held = stories === 1 ? '1 story' : `${stories.toLocaleString()} stories`;
  const besides =
    files === 1 ? '1 picture or source' : `${files.toLocaleString()} pictures and sources`;
  const lock = isEncrypted ? ', under a passphrase' : '';
  return `Made ${spellDayAndTime(at)}, found whole: ${held}, ${besides}${lock}.`;
}
