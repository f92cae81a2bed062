import type { PageChanges } from '../../core/contract/publishing.ts';
import type { ChangedPlace, ChangedRun } from '../../core/publishing/changed-runs.ts';
import '../facts/word-changes.css';

/** The places at which what readers will see is not what they saw; words that went and came are told apart by more than colour. */
export function ChangedPlaces({ changes }: { readonly changes: PageChanges }) {
  const { places, more } = changes;
  if (places.length === 0) return null;
  return (
    <>
      <ul className="since-places" aria-label="What readers will find changed" tabIndex={0}>
        {places.map((place, index) => (
          <PlaceRow key={index} place={place} />
        ))}
      </ul>
      {more > 0 ? <p className="card-reason">{`And ${more} places more.`}</p> : null}
    </>
  );
}

function PlaceRow({ place: { name, runs, also } }: { readonly place: ChangedPlace }) {
  return (
    <li>
      <span className="since-name">{name}</span>
      <span className="word-changes">
        {runs.map((run, index) => (
          <Run key={index} run={run} isFirst={index === 0} />
        ))}
      </span>
      {also === '' ? null : <span className="card-reason">{also}</span>}
    </li>
  );
}

function Run({
  run: { kind, text },
  isFirst,
}: {
  readonly run: ChangedRun;
  readonly isFirst: boolean;
}) {
  const space = isFirst ? '' : ' ';
  if (kind === 'same') return `${space}${text}`;
  const words = kind === 'removed' ? <del>{text}</del> : <ins>{text}</ins>;
  return (
    <>
      {space}
      <span className="unseen">{kind === 'removed' ? 'taken out: ' : 'put in: '}</span>
      {words}
    </>
  );
}
