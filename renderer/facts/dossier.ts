import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { flushedStory } from '../publishing/publishing-state.ts';
import { notify } from '../ui/notices.ts';

/** Writes everything about the check of this story into one file, for the lawyer or the chief. */
export async function writeDossier(): Promise<void> {
  if (!useDesk.getState().opened) return;
  const id = await flushedStory();
  if (!id) return;
  const answer = await request('facts.exportDossier', { id });
  if (answer.ok) notify(`The dossier is written: ${answer.value.name}.`);
  else if (answer.error.code !== 'cancelled') notify(answer.error.message, { tone: 'trouble' });
}
