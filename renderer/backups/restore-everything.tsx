import { useState } from 'react';
import type { Backup, BackupLosses } from '../../core/contract/backups.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { lossSentences } from './backup-words.ts';
import { leaveInside, restoreAll } from './backups-state.ts';
import { ViewHeading } from './view-heading.tsx';

interface RestoreEverythingProps {
  readonly copy: Backup;
  readonly losses: BackupLosses;
}

/** What a restore of everything would undo, and the question whether it shall be done. */
export function RestoreEverything({ copy, losses }: RestoreEverythingProps) {
  const [isUnderWay, setUnderWay] = useState(false);
  return (
    <>
      <ViewHeading>{`Restore everything as of ${spellDayAndTime(copy.at)}?`}</ViewHeading>
      <LossesList losses={losses} />
      <p>
        First a checked backup of what is here now is made, so you can come back to it. Then the
        desk opens anew.
      </p>
      <div className="backups-actions">
        <Button disabled={isUnderWay} onClick={leaveInside}>
          Leave everything as it is
        </Button>
        <Button
          look="danger"
          disabled={isUnderWay}
          onClick={() => {
            setUnderWay(true);
            void restoreAll(copy).finally(() => setUnderWay(false));
          }}
        >
          Restore everything
        </Button>
      </div>
    </>
  );
}

/** What would be undone, story by story where they are few. */
export function LossesList({ losses }: { readonly losses: BackupLosses }) {
  return (
    <>
      <ul className="backups-losses">
        {lossSentences(losses).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
