import { useEffect, type RefObject } from 'react';
import { useFactsView } from './facts-view.ts';

/**
 * Takes the focus into a card when it was asked for there: to the element that names the target as
 * its `data-focus`, or to the one that is checked among several.
 */
export function useWantedFocus(id: string, card: RefObject<HTMLElement | null>): void {
  const target = useFactsView(({ wanted }) => (wanted?.id === id ? wanted.target : null));
  useEffect(() => {
    if (target === null) return;
    const places = [
      ...(card.current?.querySelectorAll<HTMLElement>(`[data-focus=${target}]`) ?? []),
    ];
    const place = places.find((one) => one.tabIndex === 0) ?? places[0];
    if (!place) return;
    useFactsView.setState({ wanted: null });
    place.focus();
    place.scrollIntoView({ block: 'nearest' });
  });
}
