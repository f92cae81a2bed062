/** What a suggestion would put there, also when that is nothing or white space. */
export function spellSuggestion(suggestion: string): string {
  if (suggestion === '') return 'Delete';
  return suggestion.trim() === '' ? 'One space' : suggestion;
}

/** Suggestions offered of one finding. */
export const mostSuggestions = 5;
