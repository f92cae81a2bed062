import Database from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import { articleSchema } from '../../core/article/schema.ts';
import type { IndexedText } from '../indexed-text.ts';
import { wellFormed } from '../stored-text.ts';

/** The words of a story by its row number, as the full-text index kept them; null without any. */
export type WordsOf = (story: number) => IndexedText | null;

/**
 * Reads the words that the full-text index of a damaged store keeps of its stories: plain, without
 * form, and proved by no checksum; the last resort for a text that is nowhere else.
 */
export function indexedWords(database: Database.Database | null): WordsOf {
  const find = database && attempt(() => database.prepare<[number], IndexedText>(wordsSql));
  return (story) => {
    const found = find && attempt(() => find.get(story));
    const texts = Object.values(found ?? {}) as unknown[];
    const isText = texts.length > 0 && texts.every((text) => typeof text === 'string');
    return found && isText && texts.some((text) => text !== '') ? found : null;
  };
}

const wordsSql = `SELECT c0 AS headline, c1 AS standfirst, c2 AS body, c3 AS captions
  FROM story_text_content WHERE id = ?`;

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    // The index is damaged as well, or of a release that had none.
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

const { nodes } = articleSchema;

/** A story of plain words: a paragraph for each line, captions last. */
export function documentOfWords({ headline, standfirst, body, captions }: IndexedText): Node {
  const lines = [...body.split('\n'), ...captions.split('\n')].filter((line) => line !== '');
  const paragraphs = (lines.length > 0 ? lines : ['']).map((line) =>
    nodes.paragraph.create(null, textOf(line)),
  );
  return nodes.doc.create(null, [
    nodes.headline.create(null, textOf(headline.replaceAll('\n', ' '))),
    nodes.standfirst.create(null, textOf(standfirst.replaceAll('\n', ' '))),
    nodes.byline.create(),
    nodes.dateline.create(),
    nodes.body.create(null, paragraphs),
  ]);
}

function textOf(words: string) {
  return words === '' ? null : articleSchema.text(wellFormed(words));
}
