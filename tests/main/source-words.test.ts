import { expect, test } from 'vitest';
import type { SourceId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { readSources } from '../../main/source-words.ts';
import { addStory, temporaryStore } from '../db/store-fixture.ts';

function write(store: ArticleStore, storyId: StoryId, id: string, text: string): void {
  store.sources.write({
    id: id as SourceId,
    storyId,
    kind: 'interview',
    details: {
      title: id,
      publisher: '',
      author: '',
      published: '',
      address: '',
      retrievedAt: null,
    },
    text,
    editor: 'Ada',
  });
}

test('the sources of a story that have words are the same objects as long as it is the story', () => {
  const store = temporaryStore();
  const [id, other] = [addStory(store), addStory(store)];
  write(store, id, 's-1', 'We will not yield.');
  write(store, id, 's-2', '');
  const [first, ...rest] = readSources(store, id);
  expect([first, rest]).toEqual([{ id: 's-1', text: 'We will not yield.' }, []]);

  write(store, id, 's-3', 'Nor will we.');
  const again = readSources(store, id);
  expect(again.map((source) => source.id)).toEqual(['s-1', 's-3']);
  expect(again[0]).toBe(first);

  store.sources.remove('s-1' as SourceId);
  expect(readSources(store, id).map((source) => source.id)).toEqual(['s-3']);
  expect(readSources(store, other)).toEqual([]);
});
