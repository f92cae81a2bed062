import type { Backup, BackupState, BackupWork } from '../../core/contract/backups.ts';

/** How it stands with the backups, in one sentence. */
export function standing({ copies, trouble }: BackupState, now = Date.now()): string {
  if (trouble !== '') return trouble;
  const last = copies.find(({ isGood }) => isGood);
  if (!last) return 'No backup yet. The first is made by itself once something has changed.';
  const checked = last.checkedAt === null ? 'not checked yet' : 'checked';
  return `Last backup ${ago(last.at, now)}, ${checked}.`;
}

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
  restore: 'Restoring',
  archive: 'Archiving',
};
