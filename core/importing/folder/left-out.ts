/** What a folder, or a drop, holds besides stories: the paths of files, or how many there are. */
export interface LeftOut {
  /** The paths of pictures: they come in with the documents that show them, or not at all. */
  readonly pictures: readonly string[];
  readonly hidden: number;
  /** Folders of what saved pages are made of. */
  readonly pageParts: number;
  readonly links: number;
  /** The paths of files of kinds that no story is read from. */
  readonly others: readonly string[];
  /** Files past the most that one import takes. */
  readonly beyond: number;
  /** The paths of folders that could not be read. */
  readonly unreadable: readonly string[];
}

export const nothingLeftOut = {
  pictures: [],
  hidden: 0,
  pageParts: 0,
  links: 0,
  others: [],
  beyond: 0,
  unreadable: [],
} satisfies LeftOut;

const mostNamed = 5;
const mostFilesNamed = 200;

/** The pictures that no document of an import took, by their paths. */
export function picturesLeft({ pictures }: LeftOut, taken: ReadonlySet<string>): readonly string[] {
  return pictures.filter((path) => !taken.has(path));
}

/**
 * Says in sentences what of a folder was not taken for a story; none when nothing was left out.
 * @param taken the paths of the pictures that documents asked for: they are not left out
 */
export function sayLeftOut(leftOut: LeftOut, taken: ReadonlySet<string> = new Set()): string[] {
  const { hidden, pageParts, links, others, beyond, unreadable } = leftOut;
  const said = [
    sayPictures(picturesLeft(leftOut, taken)),
    say(
      pageParts,
      'folder of what a saved page is made of',
      (n) => `${n} folders of what saved pages are made of`,
    ),
    sayOthers(others),
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

function sayPictures(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  return paths.length === 1
    ? [`${listed(paths)} is a picture that no imported document shows. Drop it on a story.`]
    : [`${listed(paths)} are pictures that no imported document shows. Drop pictures on a story.`];
}

function sayOthers(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const [are, kind] = paths.length === 1 ? ['is', 'a kind'] : ['are', 'kinds'];
  return [`${listed(paths)} ${are} of ${kind} that no story is read from.`];
}

/** Paths in a row, the first two hundred of them by name. */
function listed(paths: readonly string[]): string {
  const named = paths.slice(0, mostFilesNamed);
  const more = paths.length - named.length;
  if (more > 0) return `${named.join(', ')} and ${more.toLocaleString('en-GB')} more`;
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
}

function say(count: number, one: string, many: (count: string) => string): string[] {
  if (count === 0) return [];
  return [`${count === 1 ? `1 ${one}` : many(count.toLocaleString('en-GB'))}.`];
}
