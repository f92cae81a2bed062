import type {
  Backup,
  BackupLosses,
  BackupState,
  BackupWork,
  CopiesKept,
  RestoredWhole,
} from '../../core/contract/backups.ts';
import { spellDayAndTime } from '../ui/times.ts';

/** How it stands with the backups, in one sentence. */
export function standing({ copies, trouble }: BackupState, now = Date.now()): string {
  if (trouble !== '') return trouble;
  const last = copies.find(({ isGood }) => isGood);
  if (!last) return 'No backup yet. The first is made by itself once something has changed.';
  const checked = last.checkedAt === null ? 'not checked yet' : 'checked';
  return `Last backup ${ago(last.at, now)}, ${checked}.`;
}

/** How many copies are kept by themselves, and when they are made. */
export function spellKeeping({ hours, days, weeks, special, byHand }: CopiesKept): string {
  return `Galley makes a checked copy of everything in each hour in which something changes, and when you close it if the last one is an hour old. It keeps one for each of the last ${hours} hours, ${days} days and ${weeks} weeks in which you worked, the newest ${byHand} that you made by hand, and the newest ${special} from before updates and restores. The newest good one always stays; the others go by themselves.`;
}

/** What the copies in the library take up on its disk; empty when there are none. */
export function spellOwnSize(copies: readonly Backup[]): string {
  const own = copies.filter(({ place }) => place === 'library');
  return own.length === 0 ? '' : `${spellCopies(own)} in this library.`;
}

/** What the folder besides holds. */
export function spellFolder({ copies, folder }: BackupState): string {
  const there = copies.filter(({ place, isInBoth }) => isInBoth || place === 'folder');
  const held = there.length === 0 ? [] : [spellCopies(there)];
  const { count = 0, bytes = 0 } = folder?.files ?? {};
  if (count > 0)
    held.push(
      `${count === 1 ? '1 picture or source' : `${count.toLocaleString()} pictures and sources`} (${spellSize(bytes)})`,
    );
  return held.length === 0 ? '' : `It holds ${held.join(' and ')}.`;
}

/** How the folder besides stands, as far as nothing is wrong with it; empty when nothing is known. */
export function spellFolderStanding(state: BackupState): string {
  const { copies, folder } = state;
  if (folder?.updatedAt == null) return '';
  const when = spellDayAndTime(folder.updatedAt);
  const last = copies.find(({ isGood }) => isGood);
  const isBehind = last?.place === 'library' && !last.isInBoth;
  return folder.trouble !== '' || isBehind
    ? `It was last up to date ${when}.`
    : `Up to date as of ${when}. ${spellFolder(state)}`;
}

function spellCopies(copies: readonly Backup[]): string {
  const size = spellSize(copies.reduce((sum, copy) => sum + copy.size, 0));
  return copies.length === 1 ? `1 backup (${size})` : `${copies.length} backups (${size})`;
}

/** What deleting a copy means, before it is done. */
export function spellRemoval(copy: Backup, copies: readonly Backup[]): string {
  const where = copy.isInBoth
    ? 'It goes here and in your folder, for good.'
    : copy.place === 'folder'
      ? 'It goes from your folder, for good.'
      : 'It goes for good.';
  const good = copies.filter(({ isGood }) => isGood);
  const isLast = copy.isGood && good.length === 1;
  const isNewest = good[0]?.name === copy.name;
  const rest = isLast
    ? 'It is your only good backup: until the next is made there is none.'
    : isNewest
      ? 'It is the newest one: what changed since the one before is in no other backup until the next is made.'
      : left(good.length - (copy.isGood ? 1 : 0));
  return `${where} ${rest} What is in the library now is not touched.`;
}

function left(good: number): string {
  return good === 1 ? '1 good backup stays.' : `${good.toLocaleString()} good backups stay.`;
}

/** What is told when everything was replaced. */
export const restoredWords: Readonly<Record<RestoredWhole, string>> = {
  backup: 'The backup is restored. What was here before is kept as a backup of its own.',
  archive:
    'Everything from the archive is here now. What was here before is kept as a backup of its own.',
};

/** How long ago a moment is, in words. */
export function ago(at: number, now: number): string {
  const minutes = Math.round((now - at) / 60_000);
  if (minutes < 0) return 'by a clock that ran ahead';
  if (minutes < 1) return 'just now';
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes < 48 * 60) return count(Math.round(minutes / 60), 'hour');
  return count(Math.round(minutes / 1440), 'day');
}

function count(number: number, unit: string): string {
  return number === 1 ? `1 ${unit} ago` : `${number} ${unit}s ago`;
}

/** Bytes in words. */
export function spellSize(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB'];
  let size = bytes / 1000;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit += 1) size /= 1000;
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit] ?? ''}`;
}

/** What a copy was made for, and where it lies. */
export function spellKind({ kind, place, isInBoth }: Backup): string {
  if (isInBoth) return `${kindNames[kind]}, here and in your folder`;
  return place === 'folder' ? `${kindNames[kind]}, in your folder` : kindNames[kind];
}

const kindNames: Readonly<Record<Backup['kind'], string>> = {
  backup: 'Backup',
  'by-hand': 'Backup made by hand',
  'before-update': 'Before an update',
  'before-restore': 'Before a restore',
};

/** How a copy was found. */
export function spellCheck({ checkedAt, isGood }: Backup): string {
  if (!isGood) return 'Damaged';
  return checkedAt === null ? 'Not checked yet' : 'Checked';
}

/** What is under way. */
export const workNames: Readonly<Record<BackupWork, string>> = {
  backup: 'Backing up',
  check: 'Checking',
  remove: 'Deleting',
  restore: 'Restoring',
  archive: 'Archiving',
};

/** What a restore of everything means, story by story where they are few. */
export function lossSentences({
  added,
  changed,
  back,
  headlines,
  missingFiles,
}: BackupLosses): string[] {
  const told = [
    storiesThat(
      added,
      'was made since and will be gone',
      'were made since and will be gone',
      headlines.added,
    ),
    storiesThat(changed, 'will be as it was then', 'will be as they were then', headlines.changed),
    storiesThat(
      back,
      'that was deleted since comes back',
      'that were deleted since come back',
      headlines.back,
    ),
  ].flatMap((sentence) => sentence ?? []);
  const files =
    missingFiles === 0
      ? []
      : [
          `${missingFiles.toLocaleString()} ${missingFiles === 1 ? 'picture or source is' : 'pictures and sources are'} nowhere to be found and will be missing.`,
        ];
  return told.length + files.length === 0
    ? ['No story differs from what is here now.']
    : [...told, ...files];
}

function storiesThat(
  count: number,
  one: string,
  many: string,
  headlines: readonly string[],
): string | null {
  if (count === 0) return null;
  const what = count === 1 ? `1 story ${one}` : `${count.toLocaleString()} stories ${many}`;
  const names = headlines.map((headline) => headline || 'a story without a headline').join('; ');
  return `${what}${count > headlines.length ? ', among them' : ''}: ${names}.`;
}
