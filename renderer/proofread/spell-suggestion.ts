/** What a suggestion would put there, also when that is nothing or white space. */
export function spellSuggestion(suggestion: string): string {
  if (suggestion === '') return 'Delete';
  if (suggestion.trim() === '') return 'One space';
  return suggestion.replace(/^\s|\s$/gu, '␣');
}

/** Suggestions offered of one finding. */
export const mostSuggestions = 5;
