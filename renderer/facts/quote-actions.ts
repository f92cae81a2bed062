import type { QuoteTieId, StoryId } from '../../core/base/id.ts';
import type { Passage, QuoteTie } from '../../core/factcheck/quotation.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import type { PlacedQuotation } from '../editor/editor-state.ts';
import { request } from '../host/host.ts';
import { selectedPassage } from '../sources/quote-passage.ts';
import { notify } from '../ui/notices.ts';
import { showFacts } from './facts-view.ts';

/** Ties a translated quotation to the words that are selected in the source beside the story. */
export async function tieQuote(quotation: PlacedQuotation): Promise<void> {
  const chosen = selectedPassage();
  if (chosen) return tie(quotation, chosen.passage, chosen.words);
  notify(
    'Select the words that were said in a source first. Then tie the quotation to them here.',
    { action: { label: 'Show the sources', run: () => showFacts('sources') } },
  );
}

/** Ties a quotation that was changed to the same original as before. */
export async function tieAgain(quotation: PlacedQuotation, before: QuoteTie): Promise<void> {
  await tie(quotation, before.passage, before.original);
}

async function tie(
  { words, tie: before }: PlacedQuotation,
  passage: Passage,
  original: string,
): Promise<void> {
  const storyId = useDesk.getState().opened?.story.id;
  if (!storyId) return;
  const id = crypto.randomUUID() as string as QuoteTieId;
  const made = { id, words, passage, original: original.slice(0, 20_000) };
  if (!(await keepTie(storyId, made))) return;
  if (before) await forgetTie(storyId, before.id);
  notify('Tied to the original. It shows beside the quotation.', {
    action: { label: 'Undo', run: () => void untie(storyId, made.id, before) },
  });
}

async function untie(storyId: StoryId, id: QuoteTieId, before: QuoteTie | null): Promise<void> {
  if (before && !(await keepTie(storyId, before))) return;
  await forgetTie(storyId, id);
}

/** Takes a quotation off its original; the notice ties it again. */
export async function untieQuote(before: QuoteTie): Promise<void> {
  const storyId = useDesk.getState().opened?.story.id;
  if (!storyId || !(await forgetTie(storyId, before.id))) return;
  notify('No longer tied to an original.', {
    action: { label: 'Undo', run: () => void keepTie(storyId, before) },
  });
}

async function keepTie(storyId: StoryId, made: QuoteTie): Promise<boolean> {
  const answer = await request('facts.tieQuote', { storyId, tie: made });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return false;
  }
  changeOpened(storyId, ({ quoteTies }) => ({
    quoteTies: [...quoteTies.filter(({ id }) => id !== made.id), made],
  }));
  return true;
}

async function forgetTie(storyId: StoryId, id: QuoteTieId): Promise<boolean> {
  const answer = await request('facts.untieQuote', { storyId, id });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return false;
  }
  changeOpened(storyId, ({ quoteTies }) => ({
    quoteTies: quoteTies.filter((one) => one.id !== id),
  }));
  return true;
}
