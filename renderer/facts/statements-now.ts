import { useMemo } from 'react';
import { claimAnchors } from '../../core/factcheck/anchor.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import { useFacts } from '../desk/use-editor.ts';
import type { PlacedProposal } from '../editor/editor-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { claimCards, useClaimCards, type ClaimCard } from './claim-cards.ts';
import { useFactsView } from './facts-view.ts';
import { pickStatements, statementsOf, type Statement } from './statements.ts';

/** Every statement of the story on the desk, in the order of the text. */
export function useStatements(): readonly Statement[] {
  const editor = useDesk((state) => state.editor);
  const cards = useClaimCards();
  const { proposals } = useFacts();
  return useMemo(() => readStatements(editor, cards, proposals), [editor, cards, proposals]);
}

/** The statements as the panel lists them at this moment. */
export function shownStatements(): readonly Statement[] {
  const { opened, editor } = useDesk.getState();
  if (!opened || !editor) return [];
  const cards = claimCards(opened.claims, editor.claims.get().list);
  const { filter, order } = useFactsView.getState();
  const all = readStatements(editor, cards, editor.facts.get().proposals);
  return pickStatements(all, filter, order, useSettings.getState().asksSignOff);
}

function readStatements(
  editor: StoryEditor | null,
  cards: readonly ClaimCard[],
  proposals: readonly PlacedProposal[],
): readonly Statement[] {
  if (!editor) return [];
  const anchors = claimAnchors(editor.view.state.doc);
  return statementsOf(cards, proposals, {
    ofClaim: (id) => anchors.get(id)?.from ?? null,
    ofProposal: (id) => editor.placeOfFact(id)[0]?.from ?? null,
  });
}
