import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few megabytes, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free, rounded down to a page of 4,096. */
  readonly fill: (left: number) => void;
  /** Gives back what `fill` took. */
  readonly empty: () => void;
  /** Takes the disk away. */
  readonly remove: () => void;
}

/** @returns null where this process may not mount one. */
export function mountSmallDisk(bytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'galley-disk-'));
  const options = `size=${bytes},mode=0700`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, 'filler');
  const empty = (): void => rmSync(filler, { force: true });
  return {
    folder,
    empty,
    fill: (left) => {
      empty();
      const { bavail, bsize } = statfsSync(folder);
      const pages = Math.max(0, bavail - Math.floor(left / bsize));
      const file = openSync(filler, 'w');
      try {
        for (let page = 0; page < pages; page++) writeSync(file, Buffer.alloc(bsize, 1));
      } finally {
        closeSync(file);
      }
    },
    remove: () => {
      // Whoever still has a file there keeps it until it is closed.
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
