import { writeSync } from 'node:fs';
import type { StoryId } from '../../core/base/id.ts';
import { openStore } from '../../db/open-store.ts';

// Types into a story until it is killed: node append-forever.ts FOLDER STORY. After each answer of
// the store it writes the number that is on disk, and only then types on.

const [folder = '', id = ''] = process.argv.slice(2);
const opened = openStore(folder);
if (!opened.ok) throw new Error(opened.error.message);
const { journal, stories } = opened.value;

for (let seq = stories.open(id as StoryId)?.seq ?? 0; ; seq++) {
  const step = {
    stepType: 'replace',
    from: 1,
    to: 1,
    slice: { content: [{ type: 'text', text: 'x' }] },
  };
  const saved = journal.append({
    id: id as StoryId,
    seq,
    steps: [step],
    selection: null,
    editor: 'Ada',
  });
  if (!saved.ok) throw new Error(saved.error);
  if (seq % 50 === 49) stories.reindex(id as StoryId);
  writeSync(1, `${saved.value.seq}\n`);
}
