/** A text without the space at the ends of its lines, and without empty lines at its own ends. */
export function trimLines(text: string): string {
  // Line by line: a pattern bound to a line's end fails again and again on a run of a million spaces.
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
