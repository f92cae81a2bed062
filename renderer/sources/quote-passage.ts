import type { Claim } from '../../core/factcheck/claim.ts';
import type { Passage } from '../../core/factcheck/quotation.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { evidenceFrom } from './evidence-from.ts';
import { useSourceTexts } from './source-texts.ts';
import { useSourceView } from './source-view-state.ts';

/** The passage that is selected in the source beside the story, with its words; null without one. */
export function selectedPassage(): { readonly passage: Passage; readonly words: string } | null {
  const { open, selected } = useSourceView.getState();
  const text = open && useSourceTexts.getState().texts.get(open)?.text;
  if (!open || !selected || !text) return null;
  const words = text.slice(selected.from, selected.to);
  return { passage: { sourceId: open, ...selected }, words };
}

/** Makes the passage that is selected evidence for the claim in hand. */
export async function quotePassage(): Promise<void> {
  const { opened, editor } = useDesk.getState();
  const chosen = selectedPassage();
  if (!opened || !editor) return;
  if (!chosen) {
    notify('Select the words in the source first: they become the evidence.');
    return;
  }
  const current = editor.claims.get().current;
  const claim = opened.claims.find(({ id }) => id === current);
  const source = opened.sources.find(({ id }) => id === chosen.passage.sourceId);
  const text = source && useSourceTexts.getState().texts.get(source.id);
  if (!claim) {
    notify('No claim is in hand. Step to one with F9, then quote the passage for it.');
    return;
  }
  if (!source || !text) return;
  const evidence = evidenceFrom(source, text, chosen.passage, crypto.randomUUID());
  const answer = await request('claims.addEvidence', { id: claim.id, evidence });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  putClaim(answer.value);
  const isCut = evidence.quote.length < chosen.words.length;
  const cut = isCut ? ' The passage was too long to be quoted whole: its end is left out.' : '';
  notify(`Evidence for “${shorten(claim.text)}”.${cut}`, {
    action: {
      label: 'Undo',
      run: () => {
        const taken = { id: claim.id, evidenceId: evidence.id };
        void request('claims.removeEvidence', taken).then(
          (left) => left.ok && putClaim(left.value),
        );
      },
    },
  });
}

function putClaim(claim: Claim): void {
  changeOpened(claim.storyId, ({ claims }) => ({
    claims: claims.map((one) => (one.id === claim.id ? claim : one)),
  }));
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/[\ud800-\udbff]$/u, '')}…`;
}
