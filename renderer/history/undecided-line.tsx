import { spellUndecided } from './spell-changes.ts';

interface UndecidedLineProps {
  /** How many changes are proposed and undecided in what is shown. */
  readonly count: number;
  /** Whether two moments are shown, so that what was decided is marked too. */
  readonly isCompared?: boolean;
}

/** Says that not all that is marked in a text is of it; nothing where nothing is proposed. */
export function UndecidedLine({ count, isCompared = false }: UndecidedLineProps) {
  if (count === 0) return null;
  return (
    <p className="undecided-line">
      {spellUndecided(count)}
      {isCompared ? ' What is dotted is only proposed: readers get nothing of it yet.' : null}
    </p>
  );
}
