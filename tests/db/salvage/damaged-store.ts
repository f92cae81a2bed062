import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../../../core/article/schema.ts';
import type { StoryId } from '../../../core/base/id.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { placesOf, type StorePlaces } from '../../../db/open-database.ts';
import { createRandom } from '../generate-stories.ts';
import { addStory, mustOpen, temporaryFolder, textOf } from '../store-fixture.ts';

/** Fills a store with stories that were worked on. */
export function fillStore(
  store: ArticleStore,
  { stories = 12, edits = 30, seed = 1 }: { stories?: number; edits?: number; seed?: number } = {},
): StoryId[] {
  const ids: StoryId[] = [];
  for (let index = 0; index < stories; index++) {
    const body = [`Story ${index} of the quay. ${'The ferry waits. '.repeat(20)}`, 'An end.'];
    const id = addStory(store, { headline: `Story ${index}`, body });
    ids.push(id);
    edit(store, id, edits, seed * 1000 + index);
    store.tags.add(id, { kind: 'place', name: `Port ${index % 5}` });
    store.lexicon.add({ kind: 'name', text: `Elderfield ${index}` });
  }
  return ids;
}

const { nodes } = articleSchema;

/** Works on a story: `count` batches of typing, cutting and new paragraphs. */
export function edit(store: ArticleStore, id: StoryId, count: number, seed: number): void {
  const random = createRandom(seed);
  let doc = textOf(store, id);
  let seq = store.stories.open(id)?.seq ?? 0;
  for (let index = 0; index < count; index++) {
    const change = new Transform(doc);
    if (index % 9 === 4) change.insert(doc.content.size - 1, nodes.paragraph.create());
    else change.insert(1 + Math.floor(random() * 5), articleSchema.text(`quay ${index} `));
    if (index % 7 === 3) change.delete(2, 4);
    const steps = change.steps.map((step) => step.toJSON() as unknown);
    const saved = store.journal.append({ id, seq, steps, selection: null, editor: 'Ada' });
    if (!saved.ok) throw new Error(saved.error);
    seq = saved.value.seq;
    doc = change.doc;
  }
}

/** The text of every story of an open store. */
export function textsOf(store: ArticleStore, ids: readonly StoryId[]): Map<StoryId, string> {
  return new Map(
    ids.flatMap((id) => {
      const doc = store.stories.document(id);
      return doc ? [[id, JSON.stringify(doc.toJSON())]] : [];
    }),
  );
}

/** A store that was worked on and closed, with its texts. */
export function closedDesk(options: Parameters<typeof fillStore>[1] = {}) {
  const places = placesOf(temporaryFolder());
  const store = mustOpen(places.folder);
  const ids = fillStore(store, options);
  const texts = textsOf(store, ids);
  store.close();
  return { places, ids, texts };
}

/** Changes bytes of a file in place. */
export function spoil(file: string, change: (bytes: Buffer) => Buffer): void {
  const bytes = readFileSync(file);
  writeFileSync(file, change(bytes));
}

/** Puts a copy of the store as it is now among its backups. */
export function keepBackup({ file, backups }: StorePlaces, name = 'good.sqlite'): string {
  mkdirSync(backups, { recursive: true });
  const path = join(backups, name);
  copyFileSync(file, path);
  if (existsSync(`${file}-wal`)) throw new Error('The store is still open');
  return path;
}
