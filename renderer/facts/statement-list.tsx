import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useRef, type RefObject } from 'react';
import { ClaimCardView } from './claim-card.tsx';
import { useFactsView } from './facts-view.ts';
import { ProposalCardView } from './proposal-card.tsx';
import type { Statement } from './statements.ts';
import { useTopWithin } from './use-top-within.ts';

interface StatementListProps {
  readonly statements: readonly Statement[];
  /** The statement in hand, by id. */
  readonly current: string | null;
}

/** A guess at the height of a card, in CSS pixels, until it is drawn and measured. */
const guessedHeight = 128;

/**
 * The statements, of which only those in sight are drawn, and those in use: the one in hand and the
 * one that has the focus, which must not be lost by scrolling.
 */
export function StatementList({ statements, current }: StatementListProps) {
  const list = useRef<HTMLUListElement>(null);
  const top = useTopWithin(list, '.inspector-panel');
  useFocusedCard(list);
  const focused = useFactsView((state) => state.focused);
  const wanted = useFactsView((state) => state.wanted?.id ?? null);
  const kept = [current, focused].map((id) => statements.findIndex((one) => one.id === id));
  // The compiler that this rule speaks for is not in use here.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: statements.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('.inspector-panel') ?? null,
    estimateSize: () => guessedHeight,
    getItemKey: (index) => statements[index]?.id ?? index,
    rangeExtractor: (range) => withKept(range, kept),
    overscan: 4,
    scrollMargin: top,
    initialRect: { width: 340, height: 900 },
  });

  const target = wanted ?? current;
  const index = statements.findIndex(({ id }) => id === target);
  const { range } = virtual;
  const isInSight = range !== null && range.startIndex <= index && index <= range.endIndex;
  const before = useRef({ target, isInSight });
  useEffect(() => {
    // What is looked at stays in sight when cards come and go above it; what was scrolled away from
    // does not come back by itself.
    const isAimedAt = before.current.target !== target || before.current.isInSight;
    if (index >= 0 && isAimedAt) virtual.scrollToIndex(index, { align: 'auto' });
    // Not for each list that is put together anew: it would move under a pointer that is pressed.
  }, [virtual, target, index]);
  useEffect(() => {
    // Its record opens with it: once it is drawn and measured, all of it comes into sight.
    const turn = requestAnimationFrame(() => {
      const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-statement]') ?? [])];
      const card = cards.find(({ dataset }) => dataset['statement'] === target);
      card?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(turn);
  }, [target]);
  useEffect(() => {
    before.current = { target, isInSight };
  });

  return (
    <ul
      ref={list}
      className="cards statement-list"
      aria-label="Claims"
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ key, index: at, start }) => {
        const statement = statements[at];
        return statement ? (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={at}
            className="statement"
            aria-setsize={statements.length}
            aria-posinset={at + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <StatementCard statement={statement} isCurrent={statement.id === current} />
          </li>
        ) : null;
      })}
    </ul>
  );
}

interface StatementCardProps {
  readonly statement: Statement;
  readonly isCurrent: boolean;
}

function StatementCard({ statement, isCurrent }: StatementCardProps) {
  return statement.kind === 'claim' ? (
    <ClaimCardView card={statement.card} isCurrent={isCurrent} />
  ) : (
    <ProposalCardView proposal={statement.proposal} isCurrent={isCurrent} />
  );
}

function withKept(range: Range, kept: readonly number[]): number[] {
  const inSight = defaultRangeExtractor(range);
  const more = kept.filter((index) => index >= 0 && index < range.count);
  return [...new Set([...inSight, ...more])].sort((one, other) => one - other);
}

/** Keeps up which statement's card the focus is in. */
function useFocusedCard(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = list.current;
    const setFocused = (focused: string | null) => useFactsView.setState({ focused });
    const look = ({ target }: FocusEvent) => {
      const card =
        target instanceof Element ? target.closest<HTMLElement>('[data-statement]') : null;
      setFocused(card?.dataset['statement'] ?? null);
    };
    const left = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && place?.contains(relatedTarget)) return;
      setFocused(null);
    };
    place?.addEventListener('focusin', look);
    place?.addEventListener('focusout', left);
    return () => {
      place?.removeEventListener('focusin', look);
      place?.removeEventListener('focusout', left);
      setFocused(null);
    };
  }, [list]);
}
