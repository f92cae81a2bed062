import { useEffect } from 'react';
import type { Backup } from '../../core/contract/backups.ts';
import type { LibraryPage } from '../../core/contract/stories.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { leaveInside, lookInto, restoreStory } from './backups-state.ts';
import { BackupText } from './backup-text.tsx';
import { ViewHeading } from './view-heading.tsx';
import { leaveReading, readInBackup, useBackupReading } from './read-in-backup.ts';

interface InsideBackupProps {
  readonly copy: Backup;
  readonly search: string;
  /** Null while it is being read. */
  readonly page: LibraryPage | null;
}

/** The stories of a copy; each can be brought back. */
export function InsideBackup({ copy, search, page }: InsideBackupProps) {
  const when = spellDayAndTime(copy.at);
  const { reading } = useBackupReading();
  useEffect(() => leaveReading, []);
  if (reading) return <BackupText reading={reading} />;
  return (
    <>
      <div className="backups-actions">
        <Button onClick={leaveInside}>Back to the list</Button>
      </div>
      <ViewHeading>{`Stories as of ${when}`}</ViewHeading>
      <input
        type="search"
        className="backups-search"
        aria-label="Search this backup"
        placeholder="Search this backup"
        value={search}
        onChange={(event) => void lookInto(copy, event.target.value)}
      />
      {page === null ? (
        <p className="panel-note">Opening the backup…</p>
      ) : page.rows.length === 0 ? (
        <p className="panel-note">No story of this backup matches.</p>
      ) : (
        <ul className="backups-list" aria-label="Stories of this backup">
          {page.rows.map(({ id, headline, words, updatedAt }) => (
            <li key={id} className="backups-row">
              <div className="backups-facts">
                <strong>{headline || 'No headline yet'}</strong>
                <span className="backups-soft">
                  {`${words.toLocaleString()} words · changed ${spellDayAndTime(updatedAt)}`}
                </span>
              </div>
              <div className="backups-row-actions">
                <Button
                  aria-label={`Read it: ${headline || 'the story without a headline'}`}
                  onClick={() => void readInBackup(copy, id, headline)}
                >
                  Read it
                </Button>
                <Button
                  aria-label={`Bring it back: ${headline || 'the story without a headline'}`}
                  onClick={() => void restoreStory(copy, id)}
                >
                  Bring it back
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {page && page.total > page.rows.length ? (
        <p className="card-reason">
          {`And ${(page.total - page.rows.length).toLocaleString()} more. Search for the one you want.`}
        </p>
      ) : null}
    </>
  );
}
