import { useState } from 'react';
import type { Source } from '../../core/factcheck/source.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { fetchSource, removeSource } from './source-actions.ts';
import { SourceDetailsForm } from './source-details-form.tsx';
import { nameOfSource, sourceKindNames, spellSize } from './source-names.ts';
import { useSourceTexts } from './source-texts.ts';
import { openSource, useSourceView } from './source-view-state.ts';

/** A source: what it is, how much rests on it, and what can be done with it. */
export function SourceCard({ source }: { readonly source: Source }) {
  const [isEditing, setEditing] = useState(false);
  const isOpen = useSourceView((state) => state.open === source.id);
  const uses = useDesk((state) => usesOf(state.opened?.claims, source));
  const name = nameOfSource(source);
  return (
    <li className="card source-card" data-current={isOpen}>
      <div className="card-head">
        <span>{sourceKindNames[source.kind]}</span>
        <span>{uses === 0 ? 'Not quoted yet' : uses === 1 ? '1 passage' : `${uses} passages`}</span>
      </div>
      <button
        type="button"
        className="card-context source-name"
        onClick={() => openSource(source.id)}
      >
        {name}
      </button>
      <p className="card-reason">{factsOf(source)}</p>
      <SourceState source={source} />
      {isEditing ? (
        <SourceDetailsForm source={source} onDone={() => setEditing(false)} />
      ) : (
        <div className="card-choices">
          <Button onClick={() => openSource(source.id)}>Read beside the story</Button>
          <Button look="quiet" onClick={() => setEditing(true)}>
            Describe
          </Button>
          {source.address ? (
            <Button
              look="quiet"
              onClick={() => void request('desk.openLink', { href: source.address })}
            >
              Open in the browser
            </Button>
          ) : null}
          {source.kind === 'link' && source.file === null && source.address ? (
            <Button look="quiet" onClick={() => void fetchSource(source)}>
              Fetch the page…
            </Button>
          ) : null}
          <Button look="quiet" onClick={() => void removeSource(source)}>
            Remove
          </Button>
        </div>
      )}
    </li>
  );
}

/** How far its words are read, or why they are not. */
function SourceState({ source }: { readonly source: Source }) {
  const progress = useSourceTexts((state) => state.reading.get(source.id));
  if (source.failure !== '') return <p className="card-reason source-failure">{source.failure}</p>;
  if (source.reading !== 'waiting') return null;
  return (
    <p className="card-reason" role="status">
      {`Reading its words${progress ? `: ${Math.round(100 * progress)} %` : '…'}`}
    </p>
  );
}

function usesOf(
  claims: NonNullable<ReturnType<typeof useDesk.getState>['opened']>['claims'] | undefined,
  { id }: Source,
): number {
  const evidence = (claims ?? []).flatMap((claim) => claim.evidence);
  return evidence.filter(({ sourceId }) => sourceId === id).length;
}

function factsOf(source: Source): string {
  const { author, publisher, published, retrievedAt, file, addedBy, addedAt } = source;
  return [
    author,
    publisher,
    published,
    retrievedAt === null ? '' : `retrieved ${spellDayAndTime(retrievedAt)}`,
    file === null
      ? ''
      : `${file.name}, ${spellSize(file.size)}, SHA-256 ${file.hash.slice(0, 12)}…`,
    `added ${addedBy ? `by ${addedBy}, ` : ''}${spellDayAndTime(addedAt)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
