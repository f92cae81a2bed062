import { spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSecondFolder } from '../../../main/backups/second-folder.ts';
import { ChoreStalled, runChore } from '../../../main/store-chores/run-chore.ts';
import { temporaryFolder } from '../../db/store-fixture.ts';
import { createBackupLibrary } from './backup-fixture.ts';

// Whoever opens a pipe that nobody writes to waits, and cannot be interrupted: as with a share that
// does not answer.

function hang(path: string): void {
  rmSync(path, { force: true });
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
}

function answer(path: string): void {
  closeSync(openSync(path, constants.O_RDWR));
}

const noPipes = process.platform === 'win32' ? 'Windows has no pipes in folders' : '';

test.skipIf(noPipes)(
  'a share that hangs is told of, holds up nothing, and is tried again when it answers',
  async () => {
    const library = createBackupLibrary();
    library.change(library.open());
    const service = library.begin(runChore);
    await service.make();
    const emitted: string[] = [];
    const ports = { now: library.clock.now, emit: (event: string) => void emitted.push(event) };
    const second = createSecondFolder({ folder: library.folder }, ports, runChore, 1500);
    const disk = temporaryFolder();
    expect(await second.choose(disk)).toBeNull();
    const mark = join(disk, 'Galley backups', 'library.json');
    hang(mark);
    onTestFinished(() => (existsSync(mark) ? answer(mark) : undefined));

    const looking = second.look();
    expect(second.state()?.trouble).toBe('');
    await looking;

    expect(second.state()?.trouble).toMatch(/^The folder that you chose does not answer/);
    expect(emitted).toEqual(['backup.changed']);
    expect(second.besides()).toBeNull();
    const again = second.run('backup.lookBesides', { folder: disk, id: 'any' });
    const fault: unknown = await again.catch((thrown: unknown) => thrown);
    if (!(fault instanceof ChoreStalled)) throw new Error('It was tried although it hangs');
    answer(mark);
    await fault.gone;
    rmSync(mark);
    expect(await second.choose(disk)).toBeNull();
    expect(second.besides()).not.toBeNull();
  },
);
