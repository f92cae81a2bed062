import type { DetailDifference } from '../../core/contract/moment-details.ts';
import { spellDetail } from './spell-details.ts';

/** A difference of details: with signs for the eye, in whole words for a screen reader. */
export function DetailWords({ differs }: { readonly differs: DetailDifference }) {
  const { seen, heard } = spellDetail(differs);
  if (seen === heard) return seen;
  return (
    <>
      <span aria-hidden="true">{seen}</span>
      <span className="unseen">{heard}</span>
    </>
  );
}

interface DetailListProps {
  readonly label: string;
  readonly details: readonly DetailDifference[];
}

/** What stands beside the text and differs; nothing where all of it is alike. */
export function DetailList({ label, details }: DetailListProps) {
  if (details.length === 0) return null;
  return (
    <ul className="detail-list" aria-label={label}>
      {details.map((differs) => (
        <li key={differs.field}>
          <DetailWords differs={differs} />
        </li>
      ))}
    </ul>
  );
}
