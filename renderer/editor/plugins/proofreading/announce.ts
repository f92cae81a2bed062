import type { FindingsState } from '../../editor-state.ts';
import { findingKindNames } from '../../../../core/proofreading/finding-kinds.ts';

/**
 * What a screen reader says of the finding in hand; empty when none is.
 * @param part the part of the story that it stands in, such as `Headline`; none in plain text
 */
export function announceFinding({ list, current, inHand }: FindingsState, part?: string): string {
  const index = inHand ? list.findIndex(({ id }) => id === current) : -1;
  const placed = list[index];
  if (!placed) return '';
  const { kind, text, message, suggestions } = placed.finding;
  const place = `${part === undefined ? '' : `${part}, `}${index + 1} of ${list.length}.`;
  return `${findingKindNames[kind]}: “${text}”. ${message} ${offerOf(suggestions)} ${place}`;
}

function offerOf([first, ...others]: readonly string[]): string {
  if (first === undefined) return 'No suggestion.';
  const takes = spellTaking(first);
  const more = Math.min(others.length, 4);
  if (more === 0) return takes;
  return `${takes} ${more === 1 ? '1 more suggestion' : `${more} more suggestions`} with the down arrow.`;
}

function spellTaking(suggestion: string): string {
  if (suggestion === '') return 'Enter takes it out.';
  // White space between quotation marks is not read aloud.
  if (suggestion.trim() === '') return 'Enter leaves one space.';
  return `Enter takes “${suggestion}”.`;
}
