import type { Node } from 'prosemirror-model';
import { assertNever } from '../core/base/assert-never.ts';
import { readersHeadline } from '../core/article/headline.ts';
import { withoutLeaves } from '../core/article/leaf-text.ts';
import { textBlocks, type BlockRole } from '../core/article/text-blocks.ts';
import { wellFormed } from './stored-text.ts';

/** A story's words as the full-text index keeps them, one entry a column. */
export interface IndexedText {
  readonly headline: string;
  readonly standfirst: string;
  readonly body: string;
  readonly captions: string;
}

/** Reads the words of a story for the index: composed (NFC), a newline between blocks. */
export function indexedText(doc: Node): IndexedText {
  const columns: Record<keyof IndexedText, string[]> = {
    headline: [],
    standfirst: [],
    body: [],
    captions: [],
  };
  for (const block of textBlocks(doc)) {
    if (block.text !== '') columns[columnOf(block.role)].push(withoutLeaves(block.text));
  }
  return {
    headline: joined(columns.headline),
    standfirst: joined(columns.standfirst),
    body: joined(columns.body),
    captions: joined(columns.captions),
  };
}

/** The headline that lists show: what readers would get, as one line (`readersHeadline`). */
export function headlineOf(doc: Node): string {
  return wellFormed(readersHeadline(doc));
}

function joined(texts: readonly string[]): string {
  return wellFormed(texts.join('\n')).normalize('NFC');
}

function columnOf(role: BlockRole): keyof IndexedText {
  switch (role) {
    case 'headline':
    case 'standfirst':
      return role;
    case 'caption':
    case 'credit':
      return 'captions';
    case 'byline':
    case 'dateline':
    case 'paragraph':
    case 'heading':
    case 'list-item':
    case 'quote':
    case 'pull-quote':
    case 'related':
    case 'embed':
      return 'body';
    default:
      return assertNever(role);
  }
}
