import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDocument } from '../../core/article/document.ts';
import type { Node } from 'prosemirror-model';
import { createRandom, generateStory } from '../db/generate-stories.ts';
import { editAtRandom } from '../db/random-edits.ts';
import { workLikeAnEditor } from './editing-robot.ts';
import { figure, seed, times } from './extent.ts';
import { openOrThrow } from './library-at-work.ts';

// Random steps against the journal: what is replayed from disk is what was on the desk, at every
// moment of every story, also after malformed batches that were refused.

/** Beyond this many positions an edit makes the story smaller: random pastes would double it for ever. */
const mostSize = 40_000;

test('random steps: what the journal gives back is what was there, at every moment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-fuzz-'));
  const random = createRandom(seed);
  const stories = times(6, 120);
  let batches = 0;
  let refused = 0;
  try {
    for (let story = 0; story < stories; story++) {
      let store = openOrThrow(join(folder, 'library'));
      const first = generateStory(story, 100 + Math.floor(random() * 400));
      const { id } = store.stories.create({ document: first, editor: 'Ada' });
      const moments: Node[] = [first];
      const length = 20 + Math.floor(random() * 900);
      for (let seq = 0; seq < length; seq++) {
        const doc = moments.at(-1)!;
        const isSmall = doc.content.size < mostSize;
        const edit =
          isSmall && random() < 0.6
            ? editAtRandom(doc, seed + story * 10_000 + seq)
            : workLikeAnEditor(doc, 100, random);
        if (edit.steps.length === 0) continue;
        const batch = { id, seq: moments.length - 1, selection: null, editor: 'Ada' };
        const steps = edit.steps.map((step) => step.toJSON() as unknown);
        if (random() < 0.1) {
          refused += store.journal.append({ ...batch, steps: [spoilt(steps[0], random)] }).ok
            ? 0
            : 1;
          // A step that was spoilt in what does not matter is taken; then the text is read again.
          const stands = store.stories.open(id)!;
          if (stands.seq !== batch.seq) break;
        }
        const saved = store.journal.append({ ...batch, steps });
        if (!saved.ok) throw new Error(`Story ${story}, batch ${seq}: ${saved.error}`);
        moments.push(edit.doc);
        batches += 1;
      }
      store.close();
      store = openOrThrow(join(folder, 'library'));
      for (let look = 0; look < 40; look++) {
        const seq = Math.floor(random() * moments.length);
        const replayed = store.journal.documentAt(id, seq);
        expect(replayed?.eq(moments[seq]!), `story ${story} at ${seq}`).toBe(true);
      }
      const stands = store.stories.open(id)!;
      const document = openDocument(stands.document);
      const last = moments[stands.seq];
      if (last) expect(document.ok && document.value.eq(last)).toBe(true);
      store.close();
    }
    figure(
      'random steps against the journal',
      `${stories} stories, ${batches} batches, ${refused} spoilt ones refused; every moment looked at came back`,
    );
    expect(refused).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The step with something wrong in it somewhere. */
function spoilt(step: unknown, random: () => number): unknown {
  const text = JSON.stringify(step);
  const ways: readonly ((text: string) => string)[] = [
    (from) => from.replace(/"(from|to|pos)":\d+/, '"$1":99999999'),
    (from) => from.replace(/"stepType":"\w+"/, '"stepType":"replaceAll"'),
    (from) => from.replace(/"type":"\w+"/, '"type":"script"'),
    (from) => from.replace(/"from":(\d+)/, '"from":-1'),
    () => '{}',
    () => 'null',
    (from) => `[${from}]`,
  ];
  return JSON.parse(ways[Math.floor(random() * ways.length)]!(text)) as unknown;
}
