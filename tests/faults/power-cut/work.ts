import { writeSync } from 'node:fs';
import type { StoryId } from '../../../core/base/id.ts';
import { openStore } from '../../../db/open-store.ts';
import { buildDocument } from '../../support/build-document.ts';
import { png } from '../../db/pictures.ts';

// The work of a desk, at top speed: node work.ts FOLDER ROUNDS. Each answer of the store is said on
// standard output as soon as it has come, and only then the work goes on.

const [folder = '', rounds = '1'] = process.argv.slice(2);

for (let sitting = 0; sitting < Number(rounds); sitting++) work(sitting);

function work(sitting: number): void {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const document = buildDocument({ headline: `Ferry ${sitting}`, body: ['At noon.'] });
  const { id } = store.stories.create({ document, editor: 'Ada' });
  say(`story ${id} 0`);
  for (let seq = 0; seq < 300; seq++) {
    say(`story ${id} ${type(id, seq)}`);
    if (seq % 60 === 30) {
      const added = store.media.add(png(sitting + 1, seq));
      if (added.ok) say(`picture ${added.value.hash}`);
    }
    if (seq % 100 === 99) store.stories.reindex(id);
  }
  store.close();

  function type(story: StoryId, seq: number): number {
    // Long enough that the log is written back into the store now and then.
    const slice = { content: [{ type: 'text', text: 'x'.repeat(200) }] };
    const step = { stepType: 'replace', from: 1, to: 1, slice };
    const saved = store.journal.append({
      id: story,
      seq,
      steps: [step],
      selection: null,
      editor: 'Ada',
    });
    if (!saved.ok) throw new Error(saved.error);
    return saved.value.seq;
  }
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
