import type { KeyboardEvent } from 'react';
import { verdicts, type Verdict } from '../../core/factcheck/claim.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import { notify } from '../ui/notices.ts';
import { settleClaim, signOff } from './claim-actions.ts';
import type { ClaimCard } from './claim-cards.ts';
import { focusCard, focusVerdict, stepToNextCard, writeEvidence } from './facts-view.ts';
import { signOffTrouble } from './sign-off-rule.ts';

/** The letter that gives each verdict while the focus is in a card. */
export const verdictLetters: Readonly<Record<Verdict, string>> = {
  unchecked: 'U',
  checking: 'K',
  confirmed: 'C',
  'needs-change': 'N',
  'cannot-confirm': 'X',
  opinion: 'O',
};

/** What the keys do while the focus is in the card of a claim, but in none of its fields. */
export function onClaimKey(event: KeyboardEvent<HTMLElement>, card: ClaimCard): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  const act = actOf(event, card);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function actOf(event: KeyboardEvent<HTMLElement>, card: ClaimCard): (() => void) | null {
  const { key, shiftKey, currentTarget } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (key === 'F9') return () => stepToNextCard(shiftKey ? 'claims.previous' : 'claims.next');
  // From a field to its card, from the card to the text; what was typed is kept.
  if (isField(event.target)) return key === 'Escape' ? () => focusCard(card.id, 'verdict') : null;
  if (key === 'Escape') return () => useDesk.getState().editor?.focus();
  // A verdict goes on record: a key that is held down gives one, not a row of them.
  if (event.repeat) return null;
  const letter = key.toUpperCase();
  if (letter === 'E') return () => writeEvidence(card.id);
  if (card.status === 'cut') return null;
  if (letter === 'S') return () => signs(card);
  const verdict = verdicts.find((one) => verdictLetters[one] === letter);
  return verdict ? () => gives(currentTarget, card, verdict) : null;
}

function gives(place: HTMLElement, card: ClaimCard, verdict: Verdict): void {
  focusVerdict(place, verdict);
  void settleClaim(card, verdict);
}

function signs(card: ClaimCard): void {
  const { asksSignOff, editor } = useSettings.getState();
  if (!asksSignOff) return;
  const trouble = signOffTrouble(card, editor);
  if (trouble === null) void signOff(card);
  else notify(trouble);
}

function isField(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
