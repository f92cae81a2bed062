import type { Node } from 'prosemirror-model';
import { spokenLeaf } from '../article/leaf-text.ts';
import { isChange, type ArrivingNote } from '../article/note.ts';
import { articleSchema } from '../article/schema.ts';
import { failure, success, type Result } from '../base/result.ts';
import { buildBlocks } from './building/blocks.ts';
import { BuildState } from './building/build-state.ts';
import { placeGhosts } from './building/ghosts.ts';
import { inlineOf } from './building/inline.ts';
import { recogniseBody } from './building/recognise-body.ts';
import { recogniseHead } from './building/recognise-head.ts';
import { withPictureWords } from './building/picture-words.ts';
import { notesOfLostWords } from './building/lost-words.ts';
import { placeStrayNotes } from './building/stray-notes.ts';
import { boundDetails, boundMoment, boundTags } from './building/told-details.ts';
import { count, reportOfBuilding } from './building/told.ts';
import type { ImportSurroundings } from './file-to-import.ts';
import { longestText } from './import-text.ts';
import type { ImportedDocument, ImportReport } from './imported-document.ts';
import type { HeadDraft, PieceDraft, StoryDraft } from './story-draft.ts';

const { nodes } = articleSchema;
const longestProse = 20_000;

/**
 * Makes a story of a document's neutral pieces: the one way in for every format but plain text.
 * The story passes `document.check()`; pictures are told by their content and kept once each; every
 * word of the draft is in the story or its notes, or the report says that it is not. Takes time
 * linear in the draft, whatever its depth.
 * @returns the story, or a sentence for the editor when there is nothing in it.
 */
export function buildImport(
  draft: StoryDraft,
  surroundings: Pick<ImportSurroundings, 'language' | 'newId'>,
): Result<ImportedDocument, string> {
  const notes = (draft.notes ?? []).map(boundNote);
  const state = new BuildState(notes, draft.isExact === true);
  const { head, body } = draft.recognises ? recognise(draft) : draft;
  const built = buildDocument(head, body, state);
  const { document: filled, ...worded } = draft.recognises
    ? withPictureWords(built, state.pictureWords)
    : { document: built, changed: [], dropped: [] };
  const bare = placeGhosts(filled);
  if (bare !== filled) bare.check();
  const length = bare.content.size;
  if (length > longestText) return failure(tooLong(length));
  if (isEmpty(bare))
    return failure(
      'There is no text and no picture in it that a story could keep. Nothing was imported.',
    );
  const isPlaced = ({ id }: ArrivingNote): boolean => state.placedNotes.has(id);
  const unplaced = notes
    .filter((note) => !isPlaced(note) && !isEmptyChange(note))
    .map(({ id }) => id);
  const lost = notesOfLostWords(
    { ...draft, notes },
    { document: bare, unplaced: filled },
    surroundings.newId,
  ).map(boundNote);
  const strays = new Set([...state.strayNotes, ...unplaced, ...lost.map(({ id }) => id)]);
  const document = placeStrayNotes(bare, [...strays]);
  const told = withTold(draft, worded, lost.length);
  const kept = notes.filter((note) => isPlaced(note) || !isEmptyChange(note));
  return success(importOf(told, document, [...kept, ...lost], state, surroundings.language));
}

/** A change of which the story has nothing, such as an end that was put into a row of a table. */
function isEmptyChange({ kind, text }: ArrivingNote): boolean {
  return isChange(kind) && text === '';
}

function withTold(
  draft: StoryDraft,
  { changed, dropped }: Pick<ImportReport, 'changed' | 'dropped'>,
  lost: number,
): StoryDraft {
  const { report } = draft;
  return {
    ...draft,
    report: {
      ...report,
      changed: [...(report?.changed ?? []), ...changed, ...tellLost(lost)],
      dropped: [...(report?.dropped ?? []), ...dropped],
    },
  };
}

function tellLost(number: number): string[] {
  if (number === 0) return [];
  return [
    `Words were taken out where the story has no place for them; ${number === 1 ? 'a note on its first word holds them' : `${count(number)} notes on its first word hold them`}.`,
  ];
}

function recognise({ head, body }: StoryDraft): Pick<StoryDraft, 'head' | 'body'> {
  const recognised = recogniseHead(head, body);
  return { head: recognised.head, body: withoutEdgeBreaks(recogniseBody(recognised.body)) };
}

// A rule above the first block or below the last parts nothing.
function withoutEdgeBreaks(body: readonly PieceDraft[]): readonly PieceDraft[] {
  const first = body.findIndex(({ kind }) => kind !== 'break');
  const last = body.findLastIndex(({ kind }) => kind !== 'break');
  return first < 0 ? [] : body.slice(first, last + 1);
}

function buildDocument(head: HeadDraft, body: readonly PieceDraft[], state: BuildState): Node {
  const part = (name: 'headline' | 'standfirst' | 'byline' | 'dateline'): Node =>
    nodes[name].create(null, inlineOf(head[name] ?? [], nodes[name], state));
  const parts = [part('headline'), part('standfirst'), part('byline'), part('dateline')];
  const blocks = buildBlocks(body, state);
  const content = blocks.length > 0 ? blocks : [nodes.paragraph.create()];
  const document = nodes.doc.create(null, [...parts, nodes.body.create(null, content)]);
  document.check();
  return document;
}

function importOf(
  draft: StoryDraft,
  document: Node,
  notes: readonly ArrivingNote[],
  state: BuildState,
  usual: string,
): ImportedDocument {
  const text = document.textBetween(0, document.content.size, '\n', spokenLeaf);
  const headline = document.firstChild?.textContent ?? '';
  const { details, languageChange } = boundDetails(draft, text, headline, usual);
  const updatedAt = boundMoment(draft.updatedAt);
  const tags = boundTags(draft.tags ?? []);
  const pictures = [...state.pictures].map(([hash, bytes]) => ({ hash, bytes }));
  return {
    document,
    details,
    report: reportOfBuilding(document, draft, state, languageChange),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(pictures.length > 0 ? { pictures } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    ...(draft.corrections && draft.corrections.length > 0
      ? { corrections: draft.corrections.map(boundText) }
      : {}),
    ...(draft.record === undefined ? {} : { record: draft.record }),
  };
}

function boundNote(note: ArrivingNote): ArrivingNote {
  const { replies } = note;
  return {
    ...boundSaying(note),
    ...(replies ? { replies: replies.map(boundSaying) } : {}),
  };
}

function boundSaying<Said extends { author: string; text: string; at: number | null }>(
  said: Said,
): Said {
  return {
    ...boundText(said),
    author: said.author.slice(0, 400),
    at: boundMoment(said.at) ?? null,
  };
}

function boundText<Texted extends { readonly text: string }>(one: Texted): Texted {
  return { ...one, text: one.text.slice(0, longestProse).replace(/[\ud800-\udbff]$/, '') };
}

function isEmpty(document: Node): boolean {
  let isEmptySoFar = true;
  document.descendants((node) => {
    const isSomething = node.isText || node.type === nodes.figure || node.type === nodes.deletion;
    if (isSomething || node.attrs['href']) isEmptySoFar = false;
    return isEmptySoFar;
  });
  return isEmptySoFar;
}

function tooLong(length: number): string {
  const millions = Math.ceil(length / 1_000_000);
  return `The document has about ${millions} million characters; a story can have 20 million. Nothing was imported; split it and try again.`;
}
