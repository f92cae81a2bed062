import type { Timeline } from '../../core/contract/history.ts';
import { useDesk } from '../desk/desk-state.ts';
import { notify } from '../ui/notices.ts';
import { showComparison } from './compare-state.ts';
import { beforeSitting, beginningPlace, type MomentPlace } from './moment-place.ts';
import { readTimeline } from './timeline.ts';

/** Compares the story as it is with what one would compare it with first. */
export async function compareUsual(): Promise<void> {
  const id = useDesk.getState().opened?.story.id;
  const timeline = id === undefined ? null : await readTimeline(id);
  if (id === undefined || timeline === null) notify('There is no story on the desk to compare.');
  else await showComparison(id, usualStart(timeline), null);
}

/** The newest moment with a name, or how the last sitting began. */
export function usualStart({ names, sittings }: Timeline): MomentPlace {
  const last = sittings.find(({ steps }) => steps > 0);
  return names[0] ?? (last ? beforeSitting(last) : beginningPlace);
}
