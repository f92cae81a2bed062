import { shell } from 'electron';
import { assertNever } from '../../core/base/assert-never.ts';
import type { Result } from '../../core/base/result.ts';
import { readBackupNotes, type SecondPlace } from '../../db/backup/backup-notes.ts';
import { placesOf } from '../../db/open-database.ts';
import type { SalvageReport } from '../../db/salvage/salvage-report.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { pickBackupsFolder, pickLibraryFolder } from '../desk/dialogs.ts';
import { logFault } from '../log.ts';
import type { LookedForCopies } from '../store-chores/look-for-copies.ts';
import { runChore } from '../store-chores/run-chore.ts';
import { beginAfresh } from './begin-afresh.ts';
import { isHeld } from './held-store.ts';
import { mayBeSaved, newestCopy, surroundingsOf } from './surroundings.ts';
import { openTroubleWindow, type TroubleWindow } from './trouble-window.ts';
import {
  reportPage,
  savingPage,
  troublePage,
  unsavedPage,
  waitingPage,
  type CopiesElsewhere,
  type TroubleChoice,
} from './trouble-page.ts';

/** How an editor wants to go on: with the same folder, for reading only, with another, or not. */
export type WayOn =
  | { readonly way: 'again' }
  | { readonly way: 'read' }
  | { readonly way: 'elsewhere'; readonly folder: string }
  | { readonly way: 'quit' };

/** What the editor decided; the window stays until `close`, so that the app is never without one. */
export interface Decision {
  readonly wayOn: WayOn;
  readonly close: () => void;
}

interface TroubledLibrary {
  readonly folder: string;
  readonly key: StoreKey | undefined;
  /** Whether the file in the store's place is none of ours. */
  readonly isOverwritten: boolean;
  /** What was found out of copies elsewhere since the page was opened. */
  elsewhere?: CopiesElsewhere;
}

/**
 * Tells the editor that a store cannot be opened, helps where help can be given, and waits for what
 * she decides. Closing the window means to quit.
 * @param key the key of a library that is encrypted at rest
 */
export async function tellTrouble(
  failure: StoreFailure,
  folder: string,
  key?: StoreKey,
): Promise<Decision> {
  const library: TroubledLibrary = { folder, key, isOverwritten: failure.code === 'overwritten' };
  const place = secondPlaceToAsk(failure, folder);
  if (place) library.elsewhere = { second: { path: place.folder, found: null } };
  const page = () =>
    troublePage(failure, surroundingsOf(failure, folder, key, library.elsewhere ?? {}));
  const shown = openTroubleWindow(page());
  let looking = place && lookFor(place.folder, place.library, key);
  for (;;) {
    const choosing = shown.choice();
    if (place && looking) {
      const found = await Promise.race([looking, choosing.then(() => null)]);
      library.elsewhere = { ...library.elsewhere, second: { path: place.folder, found } };
      // Nobody is shown another page than the one that she just chose on.
      if (found) {
        looking = null;
        shown.show(page());
      }
    }
    const wayOn = await follow(await choosing, shown, library);
    if (wayOn) return { wayOn, close: shown.close };
    shown.show(page());
  }
}

/** The second place of a library, where it is needed since the library's folder has no copy. */
function secondPlaceToAsk(failure: StoreFailure, folder: string): SecondPlace | null {
  try {
    if (!mayBeSaved(failure) || newestCopy(folder) !== null) return null;
    const { folder: path, library } = readBackupNotes(placesOf(folder).backups);
    return path === null ? null : { folder: path, library };
  } catch (fault) {
    logFault('second place', fault);
    return null;
  }
}

// A disk that has to be started first takes some seconds.
const patience = 20_000;

/** Looks for copies on a disk that may hang. */
async function lookFor(
  folder: string,
  owner: string | null,
  key: StoreKey | undefined,
): Promise<LookedForCopies> {
  try {
    return await runChore('store.lookForCopies', { folder, owner, key }, { patience });
  } catch (fault) {
    logFault('look for copies', fault);
    return 'absent';
  }
}

/** @returns how to go on, or null when the page is to be shown again. */
async function follow(
  choice: TroubleChoice,
  shown: TroubleWindow,
  library: TroubledLibrary,
): Promise<WayOn | null> {
  switch (choice) {
    case 'again':
    case 'open':
      return { way: 'again' };
    case 'read':
      return { way: 'read' };
    case 'quit':
      return { way: 'quit' };
    case 'show':
    case 'show-damaged':
      shell.showItemInFolder(library.folder);
      return null;
    case 'elsewhere': {
      const folder = await pickLibraryFolder(shown.window);
      return folder === null ? null : { way: 'elsewhere', folder };
    }
    case 'afresh':
      return beginAfresh(library.folder, library.key) ? { way: 'again' } : null;
    case 'copies': {
      const path = await pickBackupsFolder(shown.window);
      if (path === null) return null;
      const found = await lookFor(path, null, library.key);
      library.elsewhere = { ...library.elsewhere, chosen: { path, found } };
      return null;
    }
    case 'wait':
      return waitForStore(shown, library);
    case 'save':
      return saveWhatCan(shown, library);
    case 'stop':
      return null;
    default:
      return assertNever(choice);
  }
}

const pause = 2_000;

async function waitForStore(
  shown: TroubleWindow,
  { folder, key }: TroubledLibrary,
): Promise<WayOn | null> {
  shown.show(waitingPage(folder));
  const choice = shown.choice();
  for (;;) {
    const decided = await Promise.race([choice, after(pause)]);
    if (decided !== null) return decided === 'quit' ? { way: 'quit' } : null;
    if (!isHeld(folder, key)) return { way: 'again' };
  }
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}

async function saveWhatCan(shown: TroubleWindow, library: TroubledLibrary): Promise<WayOn | null> {
  const saved = await save(shown, library);
  if (saved === 'stop') return null;
  if (saved === 'quit') return { way: 'quit' };
  if (!saved.ok) {
    const { room } = surroundingsOf({ code: 'corrupt', message: '' }, library.folder);
    const isFull = saved.error.code === 'disk-full';
    const around = { folder: library.folder, ...(isFull && room !== undefined && { room }) };
    shown.show(unsavedPage(saved.error.message, around));
    return follow(await shown.choice(), shown, library);
  }
  const report = saved.value;
  shown.show(reportPage(report, library.isOverwritten));
  for (;;) {
    const choice = await shown.choice();
    if (choice === 'quit') return { way: 'quit' };
    if (choice !== 'show-damaged') return { way: 'again' };
    shell.showItemInFolder(report.damaged);
  }
}

type Saved = Result<SalvageReport, StoreFailure> | 'stop' | 'quit';

// A page that is drawn anew is read out anew, so not every percent is shown.
const shownShares = 5;

async function save(
  shown: TroubleWindow,
  { folder, key, elsewhere }: TroubledLibrary,
): Promise<Saved> {
  const given = new AbortController();
  let page = savingPage('copying');
  shown.show(page);
  const choice = shown.choice().then((chosen) => {
    given.abort();
    return chosen === 'quit' ? 'quit' : 'stop';
  });
  const chosen = elsewhere?.chosen?.found;
  const copies = typeof chosen === 'object' ? chosen.folder : undefined;
  const order = { library: folder, copies, ...(key && { key }) };
  try {
    const saved = await runChore('store.salvage', order, {
      signal: given.signal,
      progress: ({ doing, share }) => {
        if (given.signal.aborted) return;
        if (!shown.window.isDestroyed()) shown.window.setProgressBar(share);
        const next = savingPage(doing, Math.floor(share * shownShares) / shownShares);
        if (next === page) return;
        page = next;
        shown.show(page);
      },
    });
    // Stopped too late: the exchange had happened, and what came of it is told.
    return saved;
  } catch (fault) {
    if (given.signal.aborted) return await choice;
    logFault('salvage', fault);
    return { ok: false, error: notSaved };
  } finally {
    if (!shown.window.isDestroyed()) shown.window.setProgressBar(-1);
  }
}

const notSaved: StoreFailure = {
  code: 'io',
  message:
    'Galley could not put the store together: something went wrong on the way. The damaged file was only read.',
};
