/** What a folder holds besides stories: how many of each. */
export interface LeftOut {
  /** They come in with the documents that show them. */
  readonly pictures: number;
  readonly hidden: number;
  /** Folders of what saved pages are made of. */
  readonly pageParts: number;
  readonly links: number;
  /** Files of kinds that no story is read from. */
  readonly others: number;
  /** Files past the most that one import takes. */
  readonly beyond: number;
  /** The paths of folders that could not be read. */
  readonly unreadable: readonly string[];
}

export const nothingLeftOut = {
  pictures: 0,
  hidden: 0,
  pageParts: 0,
  links: 0,
  others: 0,
  beyond: 0,
  unreadable: [],
} satisfies LeftOut;

const mostNamed = 5;

/** Says in sentences what of a folder was not taken for a story; none when nothing was left out. */
export function sayLeftOut(leftOut: LeftOut): string[] {
  const { pictures, hidden, pageParts, links, others, beyond, unreadable } = leftOut;
  const said = [
    say(
      pictures,
      'picture: it comes in with a document that shows it',
      (n) => `${n} pictures: they come in with the documents that show them`,
    ),
    say(
      pageParts,
      'folder of what a saved page is made of',
      (n) => `${n} folders of what saved pages are made of`,
    ),
    say(
      others,
      'file of a kind that no story is read from',
      (n) => `${n} files of kinds that no story is read from`,
    ),
    say(hidden, 'hidden file or folder', (n) => `${n} hidden files and folders`),
    say(links, 'link to a file elsewhere', (n) => `${n} links to files elsewhere`),
    say(
      beyond,
      'file more than one import takes; import it by itself',
      (n) => `${n} files more than one import takes; import them by themselves`,
    ),
  ].flat();
  const named = unreadable.slice(0, mostNamed).map((path) => `“${path}”`);
  const more = unreadable.length - named.length;
  if (more > 0) named.push(`${more.toLocaleString('en-GB')} more`);
  const which = unreadable.length === 1 ? 'a folder' : 'folders';
  return unreadable.length === 0
    ? said
    : [...said, `What is in ${which} that could not be read: ${named.join(', ')}.`];
}

function say(count: number, one: string, many: (count: string) => string): string[] {
  if (count === 0) return [];
  return [`${count === 1 ? `1 ${one}` : many(count.toLocaleString('en-GB'))}.`];
}
