import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import type { MomentPlace } from './moment-place.ts';
import { putNames } from './timeline.ts';

/** A moment that a name is asked for; `place` null for the story as it is. */
export interface Naming {
  readonly storyId: StoryId;
  readonly place: MomentPlace | null;
  /** The name that it has, or empty. */
  readonly name: string;
}

/** The naming that is under way, or null. */
export const useNaming = create<{ readonly naming: Naming | null }>(() => ({ naming: null }));

/** The names that newsrooms give most. */
export const usualNames = ['As filed', 'After editing', 'After legal', 'As published'] as const;

/** Asks for the name of a moment; `place` null for the story as it is. */
export function askMomentName(storyId: StoryId, place: MomentPlace | null, name = ''): void {
  useNaming.setState({ naming: { storyId, place, name } });
}

/** Asks for a name of the story on the desk as it is. */
export function namePresent(): void {
  const { opened } = useDesk.getState();
  if (opened) askMomentName(opened.story.id, null);
  else notify('There is no story on the desk to name.');
}

/** Leaves the moment as it is named. */
export function leaveNaming(): void {
  useNaming.setState({ naming: null });
}

/** Names the moment that was asked about, once all that is typed is on disk. */
export async function nameMoment({ storyId, place }: Naming, name: string): Promise<void> {
  leaveNaming();
  const { editor } = useDesk.getState();
  if (place === null && editor && !(await editor.flush())) return;
  const answer = await request('history.name', {
    id: storyId,
    seq: place?.seq ?? null,
    ...(place?.detailsAt !== undefined && { detailsAt: place.detailsAt }),
    name,
  });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  putNames(storyId, answer.value);
  notify(`Named “${name.trim()}”. It is in the history under its name.`);
}

/** Takes the name off a moment; the moment stays in the history. */
export async function unnameMoment(
  storyId: StoryId,
  place: MomentPlace,
  name: string,
): Promise<void> {
  const answer = await request('history.unname', { id: storyId, seq: place.seq });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  putNames(storyId, answer.value);
  notify(`“${name}” is no longer a name. The moment itself stays in the history.`, {
    action: { label: 'Name it again', run: () => void nameMoment({ storyId, place, name }, name) },
  });
}
