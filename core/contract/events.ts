import type { StoryId } from '../base/id.ts';
import type { BackupProgress, RestoredWhole } from './backups.ts';
import type { RequestFailure } from './failure.ts';
import type { PassphraseProgress } from './passphrase.ts';
import type { ExportProgress } from './publishing.ts';

/** The commands of the menu bar; the page carries them out, so that keys and menu are one. */
export const menuCommands = [
  'story.new',
  'story.import',
  'story.importFolder',
  'story.importReport',
  'story.save',
  'story.preview',
  'story.export',
  'story.exportMany',
  'story.remove',
  'story.purge',
  'story.emptyBin',
  'desk.backups',
  'desk.saveArchive',
  'desk.openArchive',
  'desk.lock',
  'edit.undo',
  'edit.redo',
  'edit.find',
  'edit.findNext',
  'edit.findPrevious',
  'edit.replace',
  'edit.pastePlain',
  'format.strong',
  'format.em',
  'format.link',
  'format.foreign',
  'format.paragraph',
  'format.heading2',
  'format.heading3',
  'format.quote',
  'format.pullQuote',
  'format.bulletList',
  'format.orderedList',
  'insert.figure',
  'insert.related',
  'insert.embed',
  'insert.break',
  'notes.add',
  'notes.card',
  'changes.suggest',
  'changes.next',
  'changes.previous',
  'changes.accept',
  'changes.reject',
  'changes.acceptAll',
  'changes.rejectAll',
  'proofread.next',
  'proofread.previous',
  'proofread.card',
  'claims.mark',
  'claims.next',
  'claims.previous',
  'claims.dismiss',
  'claims.split',
  'claims.merge',
  'claims.card',
  'sources.add',
  'sources.show',
  'sources.quote',
  'facts.dossier',
  'view.palette',
  'view.library',
  'view.inspector',
  'view.proofread',
  'view.facts',
  'view.details',
  'view.history',
  'history.name',
  'history.compare',
  'view.searchLibrary',
  'view.settings',
] as const;

export type MenuCommand = (typeof menuCommands)[number];

/** What the host tells the page unasked, by name. */
export interface HostEvents {
  /** An item of the menu bar was chosen. */
  readonly 'menu.command': { readonly command: MenuCommand };
  /** A story changed outside the page's own requests (an import, the index catching up). */
  readonly 'library.changed': { readonly id: StoryId | null };
  /** Files were opened with Galley or dropped on its icon: `import.pick` hands them out. */
  readonly 'import.opened': null;
  /** So far is the export of many stories. */
  readonly 'export.progress': ExportProgress;
  /** The files of the newsroom's page template changed: `template.state` tells how. */
  readonly 'template.changed': null;
  /** So far is a backup, a check, a restore or an archive. */
  readonly 'backup.progress': BackupProgress;
  /** The copies changed, or what is under way: `backups.state` tells how. */
  readonly 'backup.changed': null;
  /** So far is the library on its way under its passphrase, or out from under it. */
  readonly 'passphrase.progress': PassphraseProgress;
  /** A copy or an archive took the store's place; or not, with a sentence that says why. */
  readonly 'backup.restored': { readonly what: RestoredWhole; readonly trouble: string };
  /** Backups stopped working, here or in the folder besides: a sentence, told once. */
  readonly 'backup.failed': { readonly trouble: string };
  /** The store stopped taking work. */
  readonly 'store.failed': RequestFailure;
  /** The window wants to close: send what is typed, then answer `desk.flushed`. */
  readonly 'desk.closing': null;
}

/** The names of all host events. */
export const hostEvents = [
  'menu.command',
  'library.changed',
  'import.opened',
  'export.progress',
  'template.changed',
  'backup.progress',
  'backup.changed',
  'backup.restored',
  'backup.failed',
  'passphrase.progress',
  'store.failed',
  'desk.closing',
] as const satisfies readonly (keyof HostEvents)[];
