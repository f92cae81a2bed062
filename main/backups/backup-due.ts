/** What decides whether a backup is due. */
export interface BackupMoment {
  /** Whether the store was written since the last copy. */
  readonly hasChanged: boolean;
  /** Whether it was written since the desk had settled after its start. */
  readonly hasWorked: boolean;
  /** When the last copy was made by the clock of that time; null when there is none. */
  readonly lastAt: number | null;
  /** Milliseconds since a copy was made, by a clock that nobody sets; null when none was since the start. */
  readonly sinceMade: number | null;
  /** Milliseconds since the desk was opened, by the same. */
  readonly sinceStart: number;
  /** By the clock, in milliseconds since 1970. */
  readonly now: number;
}

/** Between two backups of a desk at work. */
export const backupEvery = 60 * 60 * 1000;
/** Until the first copy of a new library, which so has some work in it. */
export const beforeFirst = 5 * 60 * 1000;
/** A desk that was just opened has better things to do. */
export const restAfterStart = 60 * 1000;

/**
 * Whether a backup is due: something changed, and the last copy is an hour old. Within a session
 * that is measured by a clock that nobody sets; a copy from before is also old when it seems to be
 * from the future, since then the clock was wrong or is. The first copy of a library comes with the
 * first work after some minutes.
 */
export function isBackupDue(moment: BackupMoment): boolean {
  const { hasChanged, hasWorked, lastAt, sinceMade, sinceStart, now } = moment;
  if (!hasChanged || sinceStart < restAfterStart) return false;
  if (sinceMade !== null) return sinceMade >= backupEvery;
  if (sinceStart >= backupEvery) return true;
  if (lastAt === null) return hasWorked && sinceStart >= beforeFirst;
  const age = now - lastAt;
  return age < 0 || age >= backupEvery;
}

/** What decides whether a copy is made when the desk was closed. */
export interface ClosingMoment {
  /** Whether the store was written since the last copy. */
  readonly hasChanged: boolean;
  /** When the last good copy was made by the clock of that time; null when there is none. */
  readonly lastAt: number | null;
  /** Bytes of the store. */
  readonly size: number;
  /** Milliseconds that the desk was open. */
  readonly openFor: number;
  /** By the clock, in milliseconds since 1970. */
  readonly now: number;
}

/** Bytes of a store that is copied within some seconds also on a slow disk. */
export const mostAtClose = 150 * 1024 * 1024;

/**
 * Whether a copy is due when the desk was closed: something changed, the last copy is an hour old
 * or from the future, and the store is small enough that nobody notices. A library that has no copy
 * gets one if there was time to put anything into it.
 */
export function isCopyDueAtClose(moment: ClosingMoment): boolean {
  const { hasChanged, lastAt, size, openFor, now } = moment;
  if (!hasChanged || size > mostAtClose) return false;
  if (lastAt === null) return openFor >= restAfterStart;
  const age = now - lastAt;
  return age < 0 || age >= backupEvery;
}
