import { lookIntoArchive, readyArchive, saveDesk, unpackLibrary } from './archive-chores.ts';
import { bringBackStory } from './bring-back-story.ts';
import { checkCopy } from './check-copy.ts';
import { checkOpenStore } from './check-store.ts';
import { compareMoments } from './compare-moments.ts';
import { convert, convertBesides } from './convert-library.ts';
import { listBackup, readBackupStory, takeBackupStory } from './look-into-backup.ts';
import { chooseBesides, lookBesides } from './look-besides.ts';
import { lookForCopies } from './look-for-copies.ts';
import { makeBackup } from './make-backup.ts';
import { mirrorBackup } from './mirror-backup.ts';
import { deleteCopy } from './remove-copy.ts';
import { readyBackup, restoreBackup } from './restore-backup.ts';
import { salvage } from './salvage.ts';

/** Every chore, by its name. */
export const chores = {
  'archive.save': saveDesk,
  'archive.look': lookIntoArchive,
  'archive.ready': readyArchive,
  'archive.unpack': unpackLibrary,
  'backup.make': makeBackup,
  'backup.check': checkCopy,
  'backup.remove': deleteCopy,
  'backup.list': listBackup,
  'backup.readStory': readBackupStory,
  'backup.takeStory': takeBackupStory,
  'backup.bringBack': bringBackStory,
  'backup.mirror': mirrorBackup,
  'backup.lookBesides': lookBesides,
  'backup.chooseBesides': chooseBesides,
  'backup.ready': readyBackup,
  'backup.restore': restoreBackup,
  'history.compare': compareMoments,
  'passphrase.convert': convert,
  'passphrase.convertBesides': convertBesides,
  'store.lookForCopies': lookForCopies,
  'store.salvage': salvage,
  'store.check': checkOpenStore,
};

/** What a chore can be asked for by. */
export type ChoreName = keyof typeof chores;

type Asked<Name extends ChoreName> = Parameters<(typeof chores)[Name]>;

/** What a chore is to do. */
export type ChoreOptions<Name extends ChoreName> = Asked<Name>[0];

/** What it tells while it is at work. */
export type ChoreProgress<Name extends ChoreName> = Parameters<Asked<Name>[1]['progress']>[0];

/** What comes of it. */
export type ChoreOutcome<Name extends ChoreName> = Awaited<ReturnType<(typeof chores)[Name]>>;
