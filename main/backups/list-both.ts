import type { Backup, BackupPlace } from '../../core/contract/backups.ts';

/** A copy in one of the two places. */
export type PlacedCopy = Omit<Backup, 'place' | 'isInBoth'>;

/**
 * The copies of both places in one list, newest first: by the order in which they were made, not by
 * the clock. One that lies in both and is whole in both is named once, with the library's place.
 * @param library and folder: oldest first
 */
export function listBoth(
  library: readonly PlacedCopy[],
  folder: readonly PlacedCopy[],
): readonly Backup[] {
  const there = new Map(folder.map((copy) => [copy.name, copy]));
  const isTwin = ({ name, isGood }: PlacedCopy): boolean =>
    isGood && there.get(name)?.isGood === true;
  const here = library.map((copy) => toBackup(copy, 'library', isTwin(copy)));
  const named = new Set(here.filter(({ isInBoth }) => isInBoth).map(({ name }) => name));
  const listed = here.toReversed();
  for (const copy of folder.toReversed()) {
    if (named.has(copy.name)) continue;
    const place = listed.findIndex(({ at }) => at <= copy.at);
    listed.splice(place < 0 ? listed.length : place, 0, toBackup(copy, 'folder', false));
  }
  return listed;
}

function toBackup(copy: PlacedCopy, place: BackupPlace, isInBoth: boolean): Backup {
  const { name, kind, at, size, stories, checkedAt, isGood } = copy;
  return { place, isInBoth, name, kind, at, size, stories, checkedAt, isGood };
}
