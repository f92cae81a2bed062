import type { Node } from 'prosemirror-model';
import type { StoryForm } from './story-form.ts';

/** Says what a story file brought along. */
export function keptOf(document: Node, story: StoryForm, pictures: number): string[] {
  const headline = document.firstChild?.textContent ?? '';
  const name = headline === '' ? 'The story' : `The story “${headline.slice(0, 120)}”`;
  const { tags, corrections, notes, record } = story;
  const beside = [
    counted(pictures, 'picture', 'pictures'),
    counted(tags.length, 'tag', 'tags'),
    counted(notes.length, 'note', 'notes'),
    counted(corrections.length, 'correction', 'corrections'),
    counted(lengthOf(record['claims']), 'claim', 'claims'),
    counted(record.sources.length, 'source', 'sources'),
  ].filter((words) => words !== '');
  return [
    `${name}, every word, just as it stood in the other library.`,
    ...(beside.length > 0 ? [`With it came ${beside.join(', ')}.`] : []),
  ];
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
