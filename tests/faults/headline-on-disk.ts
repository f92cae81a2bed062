import { openDocument } from '../../core/article/document.ts';
import { openStore } from '../../db/open-store.ts';

/** The headline of the story that was changed last, as it is on disk. */
export function headlineOnDisk(library: string): string {
  const opened = openStore(library, { readOnly: true });
  if (!opened.ok) throw new Error(opened.error.message);
  const { stories, close } = opened.value;
  try {
    const newest = stories.list({ search: '', status: null, tag: null, offset: 0, limit: 1 })
      .rows[0];
    const story = newest ? stories.open(newest.id) : null;
    const document = story ? openDocument(story.document) : null;
    return document?.ok ? (document.value.firstChild?.textContent ?? '') : '';
  } finally {
    close();
  }
}
