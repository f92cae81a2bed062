import { useRef, type KeyboardEvent } from 'react';
import { findingKindNames } from '../../core/proofreading/finding-kinds.ts';
import type { DeskSettings } from '../../core/contract/desk.ts';
import { changeSettings, useSettings } from '../desk/settings.ts';
import type { FindingGroup } from './finding-groups.ts';

type Filter = DeskSettings['findingFilter'];

interface FindingFilterProps {
  readonly groups: readonly FindingGroup[];
  readonly total: number;
}

/** Which kind of findings is shown and stepped through (WAI-ARIA radio group). */
export function FindingFilter({ groups, total }: FindingFilterProps) {
  const filter = useSettings((state) => state.findingFilter);
  const row = useRef<HTMLDivElement>(null);
  const choices = choicesOf(groups, total, filter);
  if (choices.length < 3) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const here = choices.findIndex((choice) => choice.filter === filter);
    const next = (here + step + choices.length) % choices.length;
    changeSettings({ findingFilter: choices[next]?.filter ?? 'all' });
    row.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div
      ref={row}
      className="finding-filter"
      role="radiogroup"
      aria-label="Kind of findings"
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <button
          key={choice.filter}
          type="button"
          role="radio"
          className="finding-filter-choice"
          aria-checked={choice.filter === filter}
          tabIndex={choice.filter === filter ? 0 : -1}
          onClick={() => changeSettings({ findingFilter: choice.filter })}
        >
          {choice.name}{' '}
          <span className="finding-filter-count">{choice.count.toLocaleString()}</span>
        </button>
      ))}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

interface Choice {
  readonly filter: Filter;
  readonly name: string;
  readonly count: number;
}

/** All, each kind that there is, and the kind that is chosen even when none of it is left. */
function choicesOf(groups: readonly FindingGroup[], total: number, filter: Filter): Choice[] {
  const kinds = groups.map(({ kind, found }) => ({
    filter: kind,
    name: findingKindNames[kind],
    count: found.length,
  }));
  const all = { filter: 'all' as const, name: 'All', count: total };
  if (filter === 'all' || kinds.some((choice) => choice.filter === filter)) return [all, ...kinds];
  return [all, ...kinds, { filter, name: findingKindNames[filter], count: 0 }];
}
