import { resolve } from 'node:path';

/** What Galley was started for. */
export interface Launch {
  /** The words of a command that needs no window, or null. */
  readonly command: readonly string[] | null;
  /** The folder of the library that was named, absolute, or null. */
  readonly library: string | null;
  /** Files to be imported, absolute. */
  readonly files: readonly string[];
}

const commands: ReadonlySet<string> = new Set([
  'check',
  'import',
  'list',
  'export',
  'verify',
  'dossier',
  'backup',
  'restore',
  'check-store',
  'salvage',
]);
const questions: ReadonlySet<string> = new Set(['help', '--help', '-h', '--version', '-v']);

/**
 * The words after the program's own name. A checkout is started as `electron [switches] FOLDER
 * words…`, the installed app as `galley words…`.
 */
export function ownWords(argv: readonly string[], isPackaged: boolean): string[] {
  const words = argv.slice(1);
  return isPackaged ? words : words.slice(words.findIndex((word) => !word.startsWith('-')) + 1);
}

/**
 * The arguments to start with once more, on another library or the same.
 * @param keepsFiles whether the files that were named are still to be imported
 */
export function wordsAnew(
  argv: readonly string[],
  isPackaged: boolean,
  library: string,
  keepsFiles: boolean,
): string[] {
  const own = ownWords(argv, isPackaged);
  const kept = own.filter((word, at) => {
    if (isLibrary(word) || own[at - 1] === '--library') return false;
    return keepsFiles || word.startsWith('-');
  });
  return [...argv.slice(1, argv.length - own.length), ...kept, `--library=${library}`];
}

function isLibrary(word: string): boolean {
  return word === '--library' || word.startsWith('--library=');
}

/**
 * Reads the words that Galley was started with. Words that begin with a hyphen and are not ours
 * are Chromium's.
 * @param cwd what paths are relative to
 */
export function readLaunch(words: readonly string[], cwd: string): Launch {
  const start = words.findIndex(
    (word) => !word.startsWith('-') || questions.has(word) || isLibrary(word),
  );
  const first = words[start] ?? '';
  if (commands.has(first) || questions.has(first))
    return { command: words.slice(start), library: null, files: [] };
  const files: string[] = [];
  let library: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word.startsWith('--library=')) library = word.slice('--library='.length);
    else if (word === '--library') library = words[(at += 1)] ?? null;
    else if (!word.startsWith('-') && word !== '') files.push(word);
  }
  return {
    command: null,
    library: library === null || library === '' ? null : resolve(cwd, library),
    files: files.map((file) => resolve(cwd, file)),
  };
}
