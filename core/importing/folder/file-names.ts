/**
 * What a file of a folder is by its name: one to make a story of, a picture (which belongs to a
 * document), one that the system or another program keeps for itself, or something else.
 */
export type NamedAs = 'story' | 'picture' | 'hidden' | 'other';

const stories = new Set([
  ...['txt', 'text', 'md', 'markdown', 'mdown', 'mkd', 'mkdn', 'mdwn', 'mdtext'],
  ...['html', 'htm', 'xhtml', 'xht', 'shtml', 'mht', 'mhtml'],
  ...['docx', 'docm', 'dotx', 'dotm', 'odt', 'ott', 'fodt', 'rtf', 'json', 'ninjs', 'galley'],
  // Many a file so called is Rich Text or a web page; of a real one the editor hears what to do.
  'doc',
]);
const pictures = new Set([
  ...['jpg', 'jpeg', 'jpe', 'png', 'gif', 'webp', 'avif', 'heic', 'heif', 'tif', 'tiff'],
  ...['svg', 'bmp', 'ico'],
]);

// Office's lock files, and what Windows and macOS strew about.
const keptByOthers = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|icon\r$|__macosx$|\$recycle\.bin$)/i;
const systemFolder = /^system volume information$/i;

/** What a file's name says that it is; the content has the last word once it is read. */
export function namedAs(name: string): NamedAs {
  if (isHidden(name)) return 'hidden';
  const ending = /\.([^.]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  if (stories.has(ending)) return 'story';
  return pictures.has(ending) ? 'picture' : 'other';
}

/** Whether a file or folder is hidden, or the system's own. */
export function isHidden(name: string): boolean {
  return keptByOthers.test(name) || systemFolder.test(name);
}

// As browsers call it in the languages that they speak: “Harbour_files”, “Hafen-Dateien”.
const partsFolder =
  /^(.+?)[_-](?:files|file|dateien|fichiers|bestanden|archivos|arquivos|pliki|filer|elemei|soubory)$/i;

/** Whether a folder holds what a saved page beside it is made of. */
export function isPartsOfPage(name: string, beside: ReadonlySet<string>): boolean {
  const page = partsFolder.exec(name)?.[1];
  if (page === undefined) return false;
  return ['.html', '.htm', '.xhtml'].some((ending) => beside.has(`${page}${ending}`));
}

/** The endings of stories' files, without the dot: for the system's dialog. */
export const storyEndings: readonly string[] = [...stories];
