import { fileName } from './import-source.ts';
import type { ImportOutcome } from './importing-state.ts';

/** A file that became a story. */
export type ImportedStory = Extract<ImportOutcome, { kind: 'story' }>;

/** What an imported story is called. */
export function nameOf({ headline, path }: Pick<ImportedStory, 'headline' | 'path'>): string {
  return headline === '' ? fileName(path) : headline;
}

/** One short sentence: the words are on the desk, and the report has the rest. */
export function sentenceOf(story: ImportedStory): string {
  const { changed, dropped } = story.report;
  const came = [
    changed.length > 0 ? 'some of it was changed' : '',
    dropped.length > 0 ? 'some was left out' : '',
    toSettle(story),
  ].filter((words) => words !== '');
  const name = `Imported “${shortened(nameOf(story))}”`;
  return came.length === 0 ? `${name}.` : `${name}: ${came.join(', ')}.`;
}

function toSettle({ changes, notes }: ImportedStory): string {
  const all = [
    changes === 0 ? '' : counted(changes, 'change'),
    notes === 0 ? '' : counted(notes, 'note'),
  ].filter((words) => words !== '');
  return all.length === 0 ? '' : `${all.join(' and ')} to settle`;
}

/** One short sentence on the pictures that no document asked for; none when there are none. */
export function spellPictures(paths: readonly string[]): string[] {
  const [first, ...others] = paths;
  if (first === undefined) return [];
  const name = shortened(fileName(first));
  return others.length === 0
    ? [`${name} was not imported: no document shows it. Drop it on a story.`]
    : [
        `${name} and ${counted(others.length, 'more picture')} were not imported: no document shows them. Drop them on a story.`,
      ];
}

function counted(number: number, what: string): string {
  return number === 1 ? `1 ${what}` : `${number.toLocaleString()} ${what}s`;
}

/** A name that fits into a line. */
export function shortened(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…`;
}
