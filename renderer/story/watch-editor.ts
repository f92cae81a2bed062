import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { addMissing } from '../facts/claim-actions.ts';
import { claimCards, waitsForSignOff } from '../facts/claim-cards.ts';
import { request } from '../host/host.ts';
import { refreshLibrary } from '../library/library-state.ts';
import { watchNotes } from '../notes/watch-notes.ts';
import { watchChanges } from '../proposals/watch-changes.ts';

/**
 * Keeps the editor's claim marks, what its checkers decided and the library's count of findings
 * in step with the rest of the desk. @returns a function that stops.
 */
export function watchEditor(id: StoryId, editor: StoryEditor): () => void {
  const drawClaims = () => {
    const { opened } = useDesk.getState();
    if (opened?.story.id !== id) return;
    const cards = claimCards(opened.claims, editor.claims.get().list);
    const { asksSignOff } = useSettings.getState();
    const waiting = cards.filter((card) => waitsForSignOff(card, asksSignOff));
    editor.setClaims(
      new Map(cards.map((card) => [card.id, card.status])),
      new Set(waiting.map((card) => card.id)),
    );
  };
  const tellDecisions = () => {
    const { opened } = useDesk.getState();
    if (opened?.story.id !== id) return;
    editor.setDismissals(opened.dismissals);
    editor.setQuoteTies(opened.quoteTies);
  };
  let told = -1;
  let wait: ReturnType<typeof setTimeout> | undefined;
  const countFindings = () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      const { list, checking, failure } = editor.findings.get();
      if (checking || failure !== null || list.length === told) return;
      told = list.length;
      // The library shows the count.
      void request('stories.setFindings', { id, findings: told }).then(refreshLibrary);
    }, 800);
  };
  const applyFilter = () => {
    const { findingFilter } = useSettings.getState();
    editor.setFilter(findingFilter === 'all' ? null : findingFilter);
  };
  const stops = [
    useDesk.subscribe((state, before) => {
      if (state.opened?.claims !== before.opened?.claims) drawClaims();
      const isSame =
        state.opened?.dismissals === before.opened?.dismissals &&
        state.opened?.quoteTies === before.opened?.quoteTies;
      if (!isSame) tellDecisions();
    }),
    useSettings.subscribe(applyFilter),
    useSettings.subscribe((now, before) => {
      if (now.asksSignOff !== before.asksSignOff) drawClaims();
    }),
    editor.claims.subscribe(drawClaims),
    editor.findings.subscribe(countFindings),
    watchNotes(id, editor),
    watchChanges(id, editor),
  ];
  drawClaims();
  tellDecisions();
  applyFilter();
  void addMissing(id, editor.claims.get().list);
  return () => {
    clearTimeout(wait);
    for (const stop of stops) stop();
  };
}
