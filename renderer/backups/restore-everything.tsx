import { useState } from 'react';
import type { Backup, BackupLosses } from '../../core/contract/backups.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
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
        {sentences(losses).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {losses.headlines.length > 0 ? (
        <p className="card-reason">
          {`Among them: ${losses.headlines.map((headline) => headline || 'a story without a headline').join('; ')}.`}
        </p>
      ) : null}
    </>
  );
}

function sentences({ added, changed, back, missingFiles }: BackupLosses): string[] {
  const told = [
    storiesThat(added, 'was made since and will be gone', 'were made since and will be gone'),
    storiesThat(changed, 'will be as it was then', 'will be as they were then'),
    storiesThat(back, 'that was deleted since comes back', 'that were deleted since come back'),
  ].flatMap((sentence) => sentence ?? []);
  const files =
    missingFiles === 0
      ? []
      : [
          `${missingFiles.toLocaleString()} ${missingFiles === 1 ? 'picture or source is' : 'pictures and sources are'} nowhere to be found and will be missing.`,
        ];
  return told.length + files.length === 0
    ? ['No story differs from what is here now.']
    : [...told, ...files];
}

function storiesThat(count: number, one: string, many: string): string | null {
  if (count === 0) return null;
  return count === 1 ? `1 story ${one}.` : `${count.toLocaleString()} stories ${many}.`;
}
