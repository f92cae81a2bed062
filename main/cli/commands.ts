import { packedLanguages } from '../../core/proofreading/language/packed-languages.ts';
import type { Command } from './command.ts';

// Each command's code is loaded only when it is asked for: checking a text must not wait for the
// store to load.

export const commandNames = [
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
] as const;
export type CommandName = (typeof commandNames)[number];

/** Whether `name` is a command's. */
export function isCommandName(name: string): name is CommandName {
  return (commandNames as readonly string[]).includes(name);
}

/** The commands of `galley`. */
export const commands: Readonly<Record<CommandName, Command>> = {
  check: {
    summary: 'proofreads texts and prints what it finds',
    help: `galley check [--lang TAG] [FILE…]
  Proofreads files, or standard input, and prints findings as file:line:column.
  --lang TAG  en-GB, en-US, or one of which the spelling is known:
              ${packedLanguages.map(({ tag }) => tag).join(', ')}.
              Without it the text is read as English (UK), whatever it is in
galley check --jsonl < TEXTS
  Reads one JSON object a line, {"id","text","lang"}, and writes one a line,
  {"id","issues":[{"start","end","rule","kind","message","suggestions"}]}, as soon as it is ready.
  Offsets are UTF-16 code units into "text".

Exit status: 0 nothing found (with --jsonl: every line answered), 1 something found,
2 wrong use or an input that cannot be read.
`,
    endsWithReader: true,
    run: async (args, io, { languageFolder }) => {
      const { runCheck } = await import('./check.ts');
      return runCheck(args, { ...io, languageDir: languageFolder });
    },
  },
  import: {
    summary: 'takes documents into the library as stories',
    help: `galley import FILE|FOLDER… [--library DIR] [--lang TAG]
  Imports documents (web pages, Word, OpenDocument, RTF, Markdown, ninjs, plain text in any common
  encoding, Galley's own story files; - is standard input) and prints one JSON object a story:
  {"file","id","headline","kept","changed","dropped"}.
  Of a folder every document in it is imported, folders within it too, but for hidden files and
  links; pictures come in with the documents that name them. What is left out is named on
  standard error.
  --library DIR  the library's folder; the desk's own when it is not given
  --lang TAG     the language of texts that do not show it, such as en-GB

Exit status: 0 every file was imported, 2 wrong use or a file that was not (the others are).
`,
    endsWithReader: false,
    run: async (args, io, environment) =>
      (await import('./import.ts')).runImport(args, io, environment),
  },
  list: {
    summary: 'prints the stories of the library with their ids',
    help: `galley list [--library DIR] [--status STATUS] [--search WORDS]
  Prints one JSON object a story, newest change first: {"id","headline","slug","status","language",
  "updatedAt","publishedAt","exportedAt"}; times are UTC or null. The bin is left out, and the
  library is only read.
  --library DIR    the library's folder; the desk's own when it is not given
  --status STATUS  draft, editing, checking or ready
  --search WORDS   stories that have these words, as the desk's search finds them

Exit status: 0 all that match were printed, 2 wrong use or no library.
`,
    endsWithReader: true,
    run: async (args, io, environment) =>
      (await import('./list.ts')).runList(args, io, environment),
  },
  export: {
    summary: 'writes stories as pages',
    help: `galley export ID… [--library DIR] --out DIR
galley export --all [--status STATUS] [--library DIR] --out DIR
galley export --from FILE --out PAGE.html [--lang TAG]
  Writes stories of the library, or a file of any format that can be imported straight through, as
  finished pages. A file in DIR that is another story's, or nobody's, is never overwritten: the
  story is told apart by its id.
  --all               every story of the library; with --status those of one status alone:
                      draft, editing, checking or ready
  --format FORMAT     html (the default), md, txt, or galley: a story file with notes, claims and
                      sources, for colleagues and not for publication
  --fragment          the article alone, for a content management system
  --pictures beside   pictures, and smaller copies of them, as files in a folder beside the page
  --template DIR      the head.html, foot.html and page.css of this folder around the page, in
                      place of the library's own template; what is refused is named
  --no-template       a plain page although the library has a template
  --claim-review      show the outcome of a story that is a fact-check; html tells search engines
  --override REASON   write the page although the checklist has errors; the reason is recorded

Exit status: 0 all written, 1 a checklist has errors, 2 wrong use or bad input.
`,
    endsWithReader: false,
    run: async (args, io, environment) =>
      (await import('./export.ts')).runExport(args, io, environment),
  },
  verify: {
    summary: 'says whether pages are what was signed off',
    help: `galley verify PAGE… [--library DIR]
  Says whether each page, fragment, Markdown or text is, to the byte, what was last exported of a
  story of the library (line ends and a byte order mark aside, which it names), whether the pictures
  beside it are, and whether the story was changed since; if it is not, which words, pictures, links
  and facts for machines differ from what was exported, [-of the story-] {+of the page+}. The
  library is only read.

Exit status: 0 every page is, 1 one is not, 2 wrong use or a page that cannot be read.
`,
    endsWithReader: true,
    run: async (args, io, environment) =>
      (await import('./verify.ts')).runVerify(args, io, environment),
  },
  dossier: {
    summary: 'writes what was checked in a story, and on what evidence',
    help: `galley dossier ID [--library DIR] --out FILE
  Writes the dossier of a story of the library as one HTML file, for the lawyer or the chief: each
  sentence with its claims, verdicts, evidence and history, the sources with their hashes, and the
  quotations held against them. It is not for publication. The library is only read.

Exit status: 0 it was written, 2 wrong use, no such story, or a file that cannot be written.
`,
    endsWithReader: false,
    run: async (args, io, environment) =>
      (await import('./dossier.ts')).runDossier(args, io, environment),
  },
  backup: {
    summary: 'writes the whole library into one file, or a checked copy of its store',
    help: `galley backup [--library DIR] --to FILE.galley-desk
galley backup [--library DIR] --to FOLDER
  Writes all of the library into one archive: stories with their history, claims, sources and
  pictures. Or, into a folder, a copy of the store as the desk makes them. Both are read back and
  looked over before they get their name. The desk may be open meanwhile. Prints one JSON object,
  {"file","size","stories","files","missing"}; a file that is there already is left as it is.
  A library under a passphrase stays under it, in the archive too.
  --library DIR  the library's folder; the desk's own when it is not given

Exit status: 0 it was written, 1 it was, but pictures or sources were missing ("missing" says how
many), 2 wrong use, or nothing was written.
`,
    endsWithReader: false,
    run: async (args, io, environment) =>
      (await import('./backup.ts')).runBackup(args, io, environment),
  },
  restore: {
    summary: 'makes a library of an archive',
    help: `galley restore FILE.galley-desk --library NEWDIR
  Looks over all of an archive and makes a library of it in a folder that is new or empty; no
  library that is there is touched. Prints one JSON object, {"library","stories","files",
  "isEncrypted","missing"}. With the passphrase of an encrypted one in GALLEY_PASSPHRASE_FILE, it
  is opened too.

Exit status: 0 the library is there, 1 it is, but lacks pictures or sources, or does not open with
that passphrase, 2 wrong use or no good archive, and nothing was kept.
`,
    endsWithReader: false,
    run: async (args, io, environment) =>
      (await import('./restore.ts')).runRestore(args, io, environment),
  },
  'check-store': {
    summary: 'looks over the store of a library',
    help: `galley check-store [--library DIR] [--quick]
  Looks over a library's store as the desk does once a week: every page, reference and checksum.
  It is only read, and the desk may be open meanwhile. Prints one JSON object,
  {"library","kind","well","pages","stories","sources","rows"}: what SQLite says of damaged pages,
  stories whose history is damaged, sources whose words are, and other entries that the disk
  has altered. Nothing is mended.
  --quick        the pages alone, as the desk does every day
  --library DIR  the library's folder; the desk's own when it is not given

Exit status: 0 it is well, 1 something is damaged, 2 wrong use, or no store of Galley's.
`,
    endsWithReader: true,
    run: async (args, io, environment) =>
      (await import('./check-store.ts')).runCheckStore(args, io, environment),
  },
  salvage: {
    summary: 'saves what can be saved of a damaged library into another folder',
    help: `galley salvage LIBRARY --out FOLDER
  Puts a new library together in a folder that is new or empty, from whatever the damaged one in
  LIBRARY still gives and from the newest good copy: stories with their history, claims, sources
  and pictures, and a report (salvage-report.txt, salvage-report.json). Nothing in LIBRARY is
  touched. Prints one JSON object, {"library","stories","whole","outcomes","unreadable","backup",
  "files","missingFiles"}; "outcomes" names each story that is not as it was saved last.
  A library under a passphrase stays under it.

Exit status: 0 every story that was found is whole, 1 something is not as it was saved last or is
gone, 2 wrong use, the library is open in Galley, or nothing was written.
`,
    endsWithReader: false,
    run: async (args, io, environment) =>
      (await import('./salvage.ts')).runSalvage(args, io, environment),
  },
};
