import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { packagedExecutable } from '../../../scripts/runtime.mjs';
import { deskArguments, freshLibrary } from '../support/desk.ts';

for (const debugging of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
  test(`does not start with ${debugging}`, () => {
    const library = freshLibrary();
    const { status, stderr } = spawnSync(
      packagedExecutable(),
      deskArguments(library, { executable: 'packaged', args: [debugging] }),
      {
        encoding: 'utf8',
        timeout: 20_000,
      },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('does not start with a debugging port');
    expect(readdirSync(library)).toEqual([]);
    rmSync(library, { recursive: true });
  });
}
