import { useState } from 'react';
import type { Backup } from '../../core/contract/backups.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { askRemoval, removeBackup } from './backups-state.ts';
import { spellRemoval } from './backup-words.ts';
import { ViewHeading } from './view-heading.tsx';

interface RemoveBackupProps {
  readonly copy: Backup;
  readonly copies: readonly Backup[];
}

/** The question whether a copy shall be deleted. */
export function RemoveBackup({ copy, copies }: RemoveBackupProps) {
  const [isUnderWay, setUnderWay] = useState(false);
  return (
    <>
      <ViewHeading>{`Delete the backup of ${spellDayAndTime(copy.at)}?`}</ViewHeading>
      <p>{spellRemoval(copy, copies)}</p>
      <div className="backups-actions">
        <Button disabled={isUnderWay} onClick={() => askRemoval(null)}>
          Keep it
        </Button>
        <Button
          look="danger"
          disabled={isUnderWay}
          onClick={() => {
            setUnderWay(true);
            void removeBackup(copy).finally(() => setUnderWay(false));
          }}
        >
          Delete it
        </Button>
      </div>
    </>
  );
}
