import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Source } from '../../core/factcheck/source.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useFacts } from '../desk/use-editor.ts';
import type { PlacedQuotation } from '../editor/editor-state.ts';
import { request } from '../host/host.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { fetchSource, removeSource } from './source-actions.ts';
import { SourceDetailsForm } from './source-details-form.tsx';
import { nameOfSource, sourceKindNames, spellSize } from './source-names.ts';
import { ReadSoFar } from './read-so-far.tsx';
import { useSourceTexts } from './source-texts.ts';
import { openSource, useSourceView } from './source-view-state.ts';

/** A source: what it is, how much rests on it, and what can be done with it. */
export function SourceCard({ source }: { readonly source: Source }) {
  const [isEditing, setEditing] = useState(false);
  const place = useRef<HTMLLIElement>(null);
  const isOpen = useSourceView((state) => state.open === source.id);
  const uses = useDesk((state) => usesOf(state.opened?.claims, source));
  const quotations = useFacts().quotations.filter((one) => isFrom(one, source)).length;
  const name = nameOfSource(source);
  const nameId = useId();
  const describing = useRef<HTMLButtonElement>(null);
  const stopEditing = () => {
    const hadFocus = place.current?.contains(document.activeElement) === true;
    flushSync(() => setEditing(false));
    if (hadFocus) describing.current?.focus();
  };
  return (
    <li ref={place} className="card source-card" data-current={isOpen}>
      <div className="card-head">
        <span>{sourceKindNames[source.kind]}</span>
        <span>{spellUses(uses, quotations)}</span>
      </div>
      <button
        type="button"
        id={nameId}
        className="card-context source-name"
        onClick={() => openSource(source.id)}
      >
        {name}
      </button>
      <p className="card-reason">{factsOf(source)}</p>
      <SourceState source={source} />
      {isEditing ? (
        <SourceDetailsForm source={source} onDone={stopEditing} />
      ) : (
        <div className="card-choices">
          <Button aria-describedby={nameId} onClick={() => openSource(source.id)}>
            Read beside the story
          </Button>
          <Button
            ref={describing}
            look="quiet"
            aria-describedby={nameId}
            onClick={() => setEditing(true)}
          >
            Describe
          </Button>
          {source.address ? (
            <Button
              look="quiet"
              aria-describedby={nameId}
              onClick={() => void request('desk.openLink', { href: source.address })}
            >
              Open in the browser
            </Button>
          ) : null}
          {mayFetch(source) ? (
            <Button look="quiet" aria-describedby={nameId} onClick={() => void fetchSource(source)}>
              Fetch the page…
            </Button>
          ) : null}
          <Button
            look="quiet"
            aria-describedby={nameId}
            onClick={() => {
              if (place.current) focusNeighbour(place.current);
              void removeSource(source);
            }}
          >
            Remove
          </Button>
        </div>
      )}
    </li>
  );
}

/** The card goes with its source; the focus stays among the others. */
function focusNeighbour(card: HTMLElement): void {
  const neighbour = card.nextElementSibling ?? card.previousElementSibling;
  (neighbour ?? card.closest('.sources'))?.querySelector('button')?.focus();
}

/** How far its words are read, or why they are not. */
function SourceState({ source }: { readonly source: Source }) {
  const progress = useSourceTexts((state) => state.reading.get(source.id));
  const trouble = useSourceTexts((state) => state.troubles.get(source.id));
  const wrong = trouble ?? source.failure;
  if (wrong !== '') return <p className="card-reason source-failure">{wrong}</p>;
  if (source.reading !== 'waiting') return null;
  return (
    <p className="card-reason" role="status">
      Reading its words…
      <ReadSoFar part={progress} />
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

/** Whether the page behind a source can be fetched: words that are there are never replaced. */
function mayFetch({ kind, address, reading }: Source): boolean {
  return kind === 'link' && address !== '' && (reading === 'none' || reading === 'failed');
}

/** Whether a quotation of the story was found in a source, or is tied to it. */
function isFrom({ match, tie }: PlacedQuotation, { id }: Source): boolean {
  const found = match !== null && match.state !== 'not-found' && match.passage.sourceId === id;
  return found || tie?.passage.sourceId === id;
}

function spellUses(passages: number, quotations: number): string {
  const told = [
    passages > 0 ? `${passages} ${passages === 1 ? 'passage' : 'passages'}` : '',
    quotations > 0 ? `${quotations} ${quotations === 1 ? 'quotation' : 'quotations'}` : '',
  ];
  return told.filter(Boolean).join(', ') || 'Not quoted yet';
}

function factsOf(source: Source): string {
  const { author, publisher, published, address, retrievedAt, file, addedBy, addedAt } = source;
  return [
    author,
    publisher,
    published,
    address,
    retrievedAt === null ? '' : `retrieved ${spellDayAndTime(retrievedAt)}`,
    file === null
      ? ''
      : `${file.name}, ${spellSize(file.size)}, SHA-256 ${file.hash.slice(0, 12)}…`,
    `added ${addedBy ? `by ${addedBy}, ` : ''}${spellDayAndTime(addedAt)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
