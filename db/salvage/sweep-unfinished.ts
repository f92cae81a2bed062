import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StorePlaces } from '../open-database.ts';

/**
 * Removes what a salvage left behind that was cut short: each would take two or three times the
 * room of the store. To be called by whoever has claimed the store, so that nobody is at it.
 */
export function sweepUnfinished({ folder, file }: StorePlaces): void {
  const drafts = ['new-', 'incoming'].map((end) => `${basename(file)}.${end}`);
  for (const name of readdirSync(folder))
    if (drafts.some((draft) => name.startsWith(draft))) rmSync(join(folder, name), { force: true });
  const damaged = join(folder, 'damaged');
  if (!existsSync(damaged)) return;
  for (const name of readdirSync(damaged))
    if (isUnfinished(join(damaged, name), file))
      rmSync(join(damaged, name), { recursive: true, force: true });
}

/** One that was still at work, or that keeps a second name of the very file that is in use. */
function isUnfinished(kept: string, file: string): boolean {
  if (existsSync(join(kept, 'work'))) return true;
  const present = statSync(file, { throwIfNoEntry: false });
  const second = statSync(join(kept, basename(file)), { throwIfNoEntry: false });
  return present !== undefined && second?.ino === present.ino;
}
