import { expect, test } from 'vitest';
import type { QuoteTieId, SourceId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { StoreDamage } from '../../db/store-failure.ts';
import { judgeStory } from '../../main/publishing/publish-story.ts';
import { readSources } from '../../main/source-words.ts';
import { drawDossier } from '../../main/dossier/write-dossier.ts';
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

test('a source whose words are damaged keeps nobody from judging, publishing or telling of the rest', () => {
  const store = temporaryStore();
  const id = addStory(store, { body: ['The mayor said: “We will not yield to the river.”'] });
  write(store, id, 's-1', 'We will not yield.');
  write(store, id, 's-2', 'Nor will we.');
  const { text } = store.sources;
  store.sources.text = (source) => {
    if (source === 's-1') throw new StoreDamage('These words are damaged on disk.');
    return text(source);
  };
  expect(readSources(store, id).map((source) => source.id)).toEqual(['s-2']);
  expect(judgeStory(store, id)?.map(({ message }) => message)).toContain(
    'The words of the source “s-1” can no longer be read; quotations were not held against it.',
  );
  const passage = { sourceId: 's-1' as SourceId, from: 0, to: 5 };
  const tie = {
    id: 't' as QuoteTieId,
    words: 'We will not yield to the river.',
    passage,
    original: 'Non cediamo',
  };
  store.facts.tieQuote({ storyId: id, tie, editor: 'Ada' });
  const dossier = drawDossier(store, { id, madeBy: 'Ada', now: 9 });
  expect(dossier).toContain('Non cediamo');
  expect(dossier).toContain('They are damaged on disk, so nothing was looked for in them.');
});

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
