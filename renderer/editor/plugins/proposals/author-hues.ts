/** So many authors are told apart by hue and line; the style sheets know as many. */
export const mostHues = 5;

const hues = new Map<string, number>();

/**
 * The hue of an author, from 0. Authors have theirs in the order in which the desk meets them, and
 * keep it while it is open: the first five differ from one another.
 */
export function hueOf(author: string): number {
  const known = hues.get(author);
  if (known !== undefined) return known;
  const hue = hues.size % mostHues;
  hues.set(author, hue);
  return hue;
}
