import type { Node } from 'prosemirror-model';
import { isChange } from '../../article/note.ts';
import { storyWords } from '../../article/word-count.ts';
import type { ImportReport } from '../imported-document.ts';
import type { StoryDraft } from '../story-draft.ts';
import type { BuildState } from './build-state.ts';
import { boundMoment } from './told-details.ts';

const parts = ['headline', 'standfirst', 'byline', 'dateline'] as const;
const mostNamed = 5;

const names: Readonly<Record<string, readonly [string, string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  bullet_list: ['list', 'lists'],
  ordered_list: ['numbered list', 'numbered lists'],
  blockquote: ['quotation', 'quotations'],
  pull_quote: ['pull quote', 'pull quotes'],
  figure: ['picture with its words', 'pictures with their words'],
  related_link: ['related-story line', 'related-story lines'],
  embed_link: ['link to something elsewhere', 'links to things elsewhere'],
  section_break: ['section break', 'section breaks'],
};

/** Says in sentences what was kept, changed and dropped; what the reader has to tell comes first. */
export function reportOfBuilding(
  document: Node,
  draft: StoryDraft,
  state: BuildState,
  languageChange: string | null,
): ImportReport {
  const { report } = draft;
  return {
    kept: [
      ...tellHead(document),
      ...tellBody(document),
      ...tellRest(draft, state),
      ...(report?.kept ?? []),
    ],
    changed: [...(report?.changed ?? []), ...tellChanges(state, languageChange)],
    dropped: [...(report?.dropped ?? []), ...tellDropped(state)],
  };
}

/** A list of things for one sentence: the first few named, the others counted. */
export function nameSome(things: readonly string[]): string {
  const distinct = [...new Set(things)];
  const named = distinct.slice(0, mostNamed).map((thing) => `“${shorten(thing)}”`);
  const others = distinct.length - named.length;
  return others > 0 ? `${named.join(', ')} and ${count(others)} more` : named.join(', ');
}

/** A number as the report writes it. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function tellHead(document: Node): string[] {
  const told = parts.flatMap((part) => {
    const node = document.children.find(({ type }) => type.name === part);
    const text = node?.textContent ?? '';
    return text === '' ? [] : [`${part} “${shorten(text)}”`];
  });
  const hasHeadline = (document.firstChild?.content.size ?? 0) > 0;
  return [
    ...(told.length > 0 ? [`Head of the story: ${told.join(', ')}.`] : []),
    ...(hasHeadline ? [] : ['No line was certain to be a headline; write one.']),
  ];
}

function tellBody(document: Node): string[] {
  const counts = new Map<string, number>();
  for (const { type, content } of document.lastChild?.children ?? []) {
    if (type.name === 'paragraph' && content.size === 0) continue;
    counts.set(type.name, (counts.get(type.name) ?? 0) + 1);
  }
  const told = Object.entries(names).flatMap(([name, [one, many]]) => {
    const number = counts.get(name);
    return number === undefined ? [] : [`${count(number)} ${number === 1 ? one : many}`];
  });
  const words = storyWords(document);
  const all = `Words of the body: ${count(words)}.`;
  return told.length > 0 ? [`Body: ${told.join(', ')}.`, all] : [];
}

function tellRest(
  { details, notes = [], tags, corrections }: StoryDraft,
  state: BuildState,
): string[] {
  const changes = notes.filter(({ kind }) => isChange(kind)).length;
  return [
    ...tell(state.pictures.size, 'picture file', 'picture files', 'stored with the story.'),
    ...tell(notes.length - changes, 'note', 'notes', 'for the desk alone.'),
    ...tellProposals(changes),
    ...tell(tags?.length ?? 0, 'tag', 'tags', 'that the document carries.'),
    ...tell(corrections?.length ?? 0, 'correction', 'corrections', 'with its day.'),
    ...tellEmbargo(boundMoment(details?.embargoUntil)),
  ];
}

function tellProposals(changes: number): string[] {
  if (changes === 0) return [];
  return [
    changes === 1
      ? '1 tracked change came in as a proposal, to be accepted or rejected.'
      : `${count(changes)} tracked changes came in as proposals, to be accepted or rejected.`,
  ];
}

function tellEmbargo(until: number | undefined): string[] {
  if (until === undefined) return [];
  return [`Embargo until ${moments.format(until)} UTC: the story is not to appear before.`];
}

const moments = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

function tellChanges(state: BuildState, languageChange: string | null): string[] {
  const { misplacedLinks } = state;
  return [
    ...(languageChange === null ? [] : [languageChange]),
    ...tell(
      state.tables,
      'table is',
      'tables are',
      'kept as text: one paragraph a row, cells parted by “|”.',
    ),
    ...(misplacedLinks.length === 0
      ? []
      : [
          `Links stood where a story has none, as in a headline or a heading; the words stay without them: ${nameSome(misplacedLinks)}.`,
        ]),
  ];
}

function tellDropped(state: BuildState): string[] {
  const { missingPictures, refusedPictures, unsafeLinks } = state;
  return [
    ...(missingPictures.length === 0
      ? []
      : [
          `Pictures that are not with the document; their words are kept, add the pictures by hand: ${nameSome(missingPictures)}.`,
        ]),
    ...(refusedPictures.length === 0
      ? []
      : [
          `Pictures that are no JPEG, PNG, GIF or WebP, or are damaged; their words are kept: ${nameSome(refusedPictures)}.`,
        ]),
    ...(unsafeLinks.length === 0
      ? []
      : [
          `Links that lead to no web or mail address; the words stay without them: ${nameSome(unsafeLinks)}.`,
        ]),
    ...(state.leftOutControls ? ['Control characters that print nothing.'] : []),
  ];
}

function tell(number: number, one: string, many: string, rest: string): string[] {
  return number === 0 ? [] : [`${count(number)} ${number === 1 ? one : many} ${rest}`];
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119).replace(/[\ud800-\udbff]$/, '')}…`;
}
