import type {
  DossierInconsistency,
  DossierInput,
  DossierPassage,
  DossierQuotation,
  DossierSource,
} from './dossier-input.ts';
import {
  changedPassage,
  details,
  hashOf,
  lineOf,
  linkOf,
  proseOf,
  stateOf,
  table,
} from './dossier-parts.ts';
import { dateOf, matchWords, momentOf, signatureOf, sizeOf } from './dossier-words.ts';
import { block, element, escapeText, lines, nothing, run, type Html } from './markup.ts';
import { directionOf } from './page-words.ts';

/** The story's sources, with what was written down of each and the hash of its file. */
export function sourcesSection({ sources }: DossierInput): Html {
  return block('section', { 'aria-labelledby': 'sources' }, [
    element('h2', { id: 'sources' }, escapeText('Sources')),
    ...(sources.length === 0
      ? [element('p', {}, escapeText('The story has no sources.'))]
      : sources.map((source, index) => drawSource(source, index + 1))),
  ]);
}

function drawSource(source: DossierSource, number: number): Html {
  const { file, retrievedAt } = source;
  const title = [source.title, file?.name, source.address].find((name) => name) ?? 'Untitled';
  return block('div', { class: 'source' }, [
    element('h3', { id: `source-${number}` }, lineOf(`Source ${number}: ${title}`)),
    details([
      ['Kind', lineOf(source.kind)],
      ['Publisher', lineOf(source.publisher)],
      ['Author', lineOf(source.author)],
      ['Published or said', dateOf(source.published)],
      ['Address', source.address === '' ? nothing : linkOf(source.address)],
      ['Retrieved', retrievedAt === null ? nothing : momentOf(retrievedAt)],
      ['Taken in', signatureOf(source.addedBy, source.addedAt)],
      ['File', file ? lineOf(`${file.name}, ${sizeOf(file.size)}`) : escapeText('None')],
      ['SHA-256 of the file', hashOf(file?.sha256 ?? '')],
      ['Words', lineOf(source.reading)],
      ['What was written down', writtenDown(source)],
    ]),
  ]);
}

function writtenDown({ words, length }: DossierSource): Html {
  const goesOn = `It goes on: these are its first ${words.length} characters of ${length}.`;
  return lines([proseOf(words), length > words.length ? escapeText(goesOn) : nothing]);
}

/** Every quotation and what became of looking for it. */
export function quotationsSection(input: DossierInput): Html {
  const { quotations, sources, story } = input;
  const numbers = new Map(sources.map(({ id }, index) => [id, index + 1]));
  const ofStory = { lang: story.language || 'und', dir: directionOf(story.language) };
  const rows = quotations.map(({ words, match, isSetAside }) => [
    element('span', ofStory, lineOf(words)),
    lines([
      stateOf(match.state, matchWords[match.state]),
      isSetAside ? escapeText('(looked at and set aside)') : nothing,
    ]),
    'passage' in match ? passageOf(match) : nothing,
    'passage' in match ? placeOf(match.passage, numbers) : nothing,
  ]);
  return block('section', { 'aria-labelledby': 'quotations' }, [
    element('h2', { id: 'quotations' }, escapeText('Quotations')),
    rows.length === 0
      ? element('p', {}, escapeText('No quotation was found in the story.'))
      : table('Quotations of the story and where they come from', headers, rows),
  ]);
}

const headers = ['The story quotes', 'Result', 'The source has', 'Where'];

function passageOf(match: Extract<DossierQuotation['match'], { passage: unknown }>): Html {
  const { text, words, differences } = match.passage;
  return match.state === 'altered' ? changedPassage(text, words, differences) : lineOf(text);
}

function placeOf({ sourceId, page }: DossierPassage, numbers: ReadonlyMap<string, number>): Html {
  const number = numbers.get(sourceId);
  if (number === undefined) return escapeText('A source that is no longer in the vault');
  const link = element('a', { href: `#source-${number}` }, escapeText(`Source ${number}`));
  return page === '' ? link : run([link, escapeText(', '), lineOf(page)]);
}

/** What does not fit in the story, with the working. */
export function inconsistenciesSection({ inconsistencies }: DossierInput): Html {
  const none = 'Nothing was found in the story that cannot be true together.';
  const rows = inconsistencies.map((found: DossierInconsistency) => [
    lineOf(found.message),
    lineOf(found.working),
    lineOf(found.words.map((words) => `“${words}”`).join(' · ')),
    escapeText(found.isSetAside ? 'Looked at and set aside' : 'Open'),
  ]);
  return block('section', { 'aria-labelledby': 'inconsistencies' }, [
    element('h2', { id: 'inconsistencies' }, escapeText('Inconsistencies')),
    rows.length === 0
      ? element('p', {}, escapeText(none))
      : table(
          'What cannot be true together',
          ['What does not fit', 'Working', 'Words', 'Decision'],
          rows,
        ),
  ]);
}
