import { useEffect, useRef } from 'react';
import { readChanges } from '../editor/plugins/proposals/read-changes.ts';
import { drawRevision } from '../history/draw-revision.ts';
import { UndecidedLine } from '../history/undecided-line.tsx';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { restoreStory } from './backups-state.ts';
import { ViewHeading } from './view-heading.tsx';
import { leaveReading, putInPlace, type BackupReading } from './read-in-backup.ts';

/** A story of a copy, to be read before it is brought back. */
export function BackupText({ reading }: { readonly reading: BackupReading }) {
  const { copy, id, document, headline, missingPictures, isHere } = reading;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(drawRevision(document));
  }, [document]);
  const name = `“${headline || 'No headline yet'}” as of ${spellDayAndTime(copy.at)}`;
  return (
    <>
      <div className="backups-actions">
        <Button onClick={leaveReading}>Back to the stories</Button>
        <Button onClick={() => void restoreStory(copy, id)}>
          {isHere ? 'Bring it back beside the present one' : 'Bring it back'}
        </Button>
        {isHere ? (
          <Button look="main" onClick={() => void putInPlace(reading)}>
            Put this text in the place of the present one
          </Button>
        ) : null}
      </div>
      <ViewHeading>{name}</ViewHeading>
      {missingPictures === 0 ? null : (
        <p className="backups-trouble">
          {missingPictures === 1
            ? '1 of its pictures is nowhere to be found.'
            : `${missingPictures.toLocaleString()} of its pictures are nowhere to be found.`}
        </p>
      )}
      <UndecidedLine count={readChanges(document).length} />
      <div
        ref={place}
        className="story revision-text backups-text"
        role="document"
        aria-label={name}
        tabIndex={0}
      />
    </>
  );
}
