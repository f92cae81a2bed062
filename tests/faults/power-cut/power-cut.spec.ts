import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDocument } from '../../../core/article/document.ts';
import type { MediaHash, StoryId } from '../../../core/base/id.ts';
import { openStore } from '../../../db/open-store.ts';
import { createRandom } from '../../db/generate-stories.ts';
import { figure, seed, times } from '../extent.ts';
import { Disk } from './disk.ts';
import { recordProgram, whyNoRecord } from './record-program.ts';

// A power cut at any moment of a desk's work, replayed from the order in which its process wrote,
// flushed and named its files. Kills cannot show this: what a killed process wrote stays written.

const program = join(import.meta.dirname, 'work.ts');
const cannot = whyNoRecord();

test('a power cut at any moment loses nothing that was acknowledged', () => {
  test.skip(cannot !== null, cannot ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'galley-power-'));
  try {
    const library = join(folder, 'library');
    const record = recordProgram(folder, library, [program, library, '2']);
    const acknowledged = record.filter(({ kind }) => kind === 'said').length;
    expect(acknowledged).toBeGreaterThan(300);
    const rounds = times(60, 2_000);
    const random = createRandom(seed);
    const moments = Array.from({ length: rounds }, () => Math.floor(random() * record.length));
    let lookedAt = 0;
    const disk = new Disk(library);
    const said: string[] = [];
    moments.sort((one, other) => one - other);
    for (const [at, done] of record.entries()) {
      for (; moments[lookedAt] === at; lookedAt++) {
        const place = join(folder, `cut-${lookedAt}`);
        disk.cut(place, random);
        expectAll(place, said, `cut before write ${at} of ${record.length}`);
        rmSync(place, { recursive: true, force: true });
      }
      disk.take(done);
      if (done.kind === 'said') said.push(...done.text.trim().split('\n'));
    }
    expect(lookedAt).toBe(rounds);
    figure(
      'power cuts replayed',
      `${rounds} among ${record.length} writes and flushes, ${acknowledged} answers; nothing acknowledged was lost`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Opens what a cut left and looks for everything that had been said to be on disk. */
function expectAll(library: string, said: readonly string[], when: string): void {
  if (said.length === 0 && !existsSync(join(library, 'galley.sqlite'))) return;
  const opened = openStore(library);
  if (!opened.ok) throw new Error(`${when}: ${opened.error.code}, ${opened.error.message}`);
  const store = opened.value;
  try {
    const last = new Map<string, number>();
    for (const line of said) {
      const [what = '', id = '', seq = ''] = line.split(' ');
      if (what === 'story') last.set(id, Number(seq));
      else expect(store.media.read(id as MediaHash), `${when}: picture ${id}`).not.toBeNull();
    }
    for (const [id, seq] of last) {
      const story = store.stories.open(id as StoryId);
      expect(story?.seq ?? -1, `${when}: story ${id}`).toBeGreaterThanOrEqual(seq);
      const document = story ? openDocument(story.document) : null;
      const headline = document?.ok ? document.value.firstChild?.textContent : undefined;
      expect(headline, when).toMatch(/^x*Ferry \d$/);
      expect(headline?.lastIndexOf('x'), when).toBe((story?.seq ?? 0) * 200 - 1);
    }
  } finally {
    store.close();
  }
}
