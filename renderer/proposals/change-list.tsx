import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { NoteId } from '../../core/base/id.ts';
import { useTopWithin } from '../facts/use-top-within.ts';
import { ChangeItem } from './change-item.tsx';
import type { StandingChange } from './standing-changes.ts';

interface ChangeListProps {
  readonly changes: readonly StandingChange[];
  /** The change that the caret stands in or at. */
  readonly current: NoteId | null;
}

/** A guess at the height of an item, in CSS pixels, until it is drawn and measured. */
const guessedHeight = 124;

/**
 * The changes, of which only those in sight are drawn, and those in use: the one at the caret and
 * the one that has the focus. Arrow keys go from one to the next, Home and End to the first and last.
 */
export function ChangeList({ changes, current }: ChangeListProps) {
  const list = useRef<HTMLUListElement>(null);
  const top = useTopWithin(list, '.inspector-panel');
  const [focused, setFocused] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const kept = [current, focused].map((id) => changes.findIndex((change) => change.id === id));
  // The compiler that this rule speaks for is not in use here.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: changes.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('.inspector-panel') ?? null,
    estimateSize: () => guessedHeight,
    getItemKey: (index) => changes[index]?.id ?? index,
    rangeExtractor: (range) => {
      const more = [...kept, wanted?.index ?? -1].filter(
        (index) => index >= 0 && index < range.count,
      );
      return [...new Set([...defaultRangeExtractor(range), ...more])].sort((a, b) => a - b);
    },
    overscan: 4,
    scrollMargin: top,
    initialRect: { width: 340, height: 900 },
  });
  const here = kept[0] ?? -1;
  useEffect(() => {
    if (here >= 0) virtual.scrollToIndex(here, { align: 'auto' });
    // Not for each list that is put together anew: it would move under a pointer that is pressed.
  }, [virtual, current]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => {
    if (wanted === null) return;
    virtual.scrollToIndex(wanted.index, { align: 'auto' });
    const item = list.current?.querySelector(`[data-index="${wanted.index}"]`);
    item?.querySelectorAll('button')[wanted.button]?.focus({ preventScroll: true });
    setWanted(null);
  }, [virtual, wanted]);

  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const target = targetOf(event, changes.length);
    if (target === null) return;
    event.preventDefault();
    setWanted(target);
  };
  return (
    <ul
      ref={list}
      className="cards change-list"
      aria-label="Proposed changes"
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={step}
      onFocus={({ target }) => setFocused(changeOfElement(target))}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(null);
      }}
    >
      {virtual.getVirtualItems().map(({ key, index, start }) => {
        const change = changes[index];
        return change ? (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            data-of-change={change.id}
            aria-setsize={changes.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <ChangeItem change={change} isCurrent={change.id === current} />
          </li>
        ) : null;
      })}
    </ul>
  );
}

function changeOfElement(element: Element): string | null {
  return element.closest<HTMLElement>('[data-of-change]')?.dataset['ofChange'] ?? null;
}

/** A button of an item that the focus goes to as soon as it is drawn. */
interface Wanted {
  readonly index: number;
  readonly button: number;
}

/** Where a key leads from the button that it was pressed on: to the same one of another item. */
function targetOf(event: KeyboardEvent<HTMLElement>, count: number): Wanted | null {
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (hasModifier || !(event.target instanceof HTMLButtonElement)) return null;
  const item = event.target.closest<HTMLElement>('[data-index]');
  if (!item) return null;
  const index = Number(item.dataset['index']);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
  };
  const target = targets[event.key];
  if (target === undefined || target < 0 || target >= count) return null;
  return { index: target, button: [...item.querySelectorAll('button')].indexOf(event.target) };
}
