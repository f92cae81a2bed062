import type { Database } from 'better-sqlite3';
import { isChange, type NoteKind } from '../core/article/note.ts';
import type { StoryStatus } from '../core/article/story.ts';
import type { StoryId } from '../core/base/id.ts';
import type { Verdict } from '../core/factcheck/claim.ts';
import { toClaimEvent, type ClaimEventRow } from './claim-history.ts';
import {
  isDetail,
  type DetailChanges,
  type RecordedChange,
  type WordsChange,
} from './detail-changes.ts';
import type { NoteEvent } from './notes.ts';
import { noteEventsSql } from './note-sql.ts';
import type { StoryEvent } from './sittings.ts';
import { readExactText } from './stored-text.ts';

/**
 * The query for a story's changes of status; `?` is its row. A change from before its place in the
 * journal was kept is put where the clock says it was made.
 */
export const statusChangesSql = `SELECT at, editor, status, reason, errors, coalesce(seq,
    (SELECT max(seq) FROM journal WHERE story = status_changes.story AND at <= status_changes.at),
    0) AS seq
  FROM status_changes WHERE story = ? ORDER BY seq, row`;

/** The query for a story's exports; those from before their place in the journal was kept are put by the clock. */
export const exportMomentsSql = `SELECT at, editor, name, override AS reason, coalesce(seq,
    (SELECT max(seq) FROM journal WHERE story = @row AND at <= exports.at), 0) AS seq
  FROM exports WHERE story_id = @id ORDER BY seq, at, row`;

/** The query for what was brought back of a story, and when that had been written; `?` is its row. */
export const restoresSql = `SELECT seq, restores.at AS at, editor, is_whole, has_details, backup_at,
    (SELECT at FROM journal WHERE journal.story = restores.story AND journal.seq = from_seq) AS was_at,
    (SELECT name FROM named_moments
      WHERE named_moments.story = restores.story AND named_moments.seq = from_seq) AS name
  FROM restores WHERE story = ? ORDER BY row`;

const verdictKinds = `('settled', 'signed-off', 'sign-off-dropped')`;

/** The query for what was said of a story's claims since it is here; takes its row. */
export const verdictsSql = `SELECT claim_events.at AS at, editor, claim_events.kind AS kind,
    claim_events.verdict AS verdict, claim_events.text AS text
  FROM claims JOIN claim_events ON claim_events.claim = claims.row
  WHERE claims.story = @row AND claim_events.kind IN ${verdictKinds} AND claim_events.at >= @since
  ORDER BY claim_events.row`;

/** The query for the corrections of a story since it is here; takes its row. */
export const correctionEventsSql = `SELECT id, at, editor, text, removed_at FROM corrections
  WHERE story = @row AND at >= @since ORDER BY row`;

/** A story as its events are asked for. */
export interface EventfulStory {
  readonly row: number;
  readonly id: StoryId;
  /** When it came to be here: what came with it from elsewhere is not of this desk. */
  readonly createdAt: number;
}

/** A change of a story's status, made when the journal stood at `seq`. */
export interface StatusChange {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly status: StoryStatus;
  /** Why it became ready although `errors` were left on the checklist, or null. */
  readonly reason: string | null;
  readonly errors: number;
}

interface ExportRow {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly name: string;
  /** Why it went out although the checklist had errors, or null. */
  readonly reason: string | null;
}

interface RestoreRow {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly is_whole: 0 | 1;
  readonly has_details: 0 | 1;
  readonly was_at: number | null;
  /** When the backup was made that it came out of, or null. */
  readonly backup_at: number | null;
  /** Exact text, or null. */
  readonly name: string | null;
}

interface CorrectionRow {
  readonly id: string;
  readonly at: number;
  readonly editor: string;
  /** Exact text. */
  readonly text: string;
  readonly removed_at: number | null;
}

interface Since {
  readonly row: number;
  readonly since: number;
}

/** Who began a story, and all that happened to it beside the writing, in no order. */
export interface StoryEvents {
  readonly begunBy: string;
  readonly events: readonly StoryEvent[];
}

/**
 * Reads what happened to stories of `database` beside the writing.
 * @param changes what was changed beside their text
 */
export function createStoryEvents(
  database: Database,
  changes: Pick<DetailChanges, 'after'>,
): (story: EventfulStory) => StoryEvents {
  const statuses = database.prepare<[number], StatusChange>(statusChangesSql);
  const exported = database.prepare<[{ row: number; id: string }], ExportRow>(exportMomentsSql);
  const restores = database.prepare<[number], RestoreRow>(restoresSql);
  const verdicts = database.prepare<[Since], ClaimEventRow>(verdictsSql);
  const corrections = database.prepare<[Since], CorrectionRow>(correctionEventsSql);
  const notes = database.prepare<[string], NoteEvent>(noteEventsSql);
  return ({ row, id, createdAt }) => {
    const since = { row, since: createdAt };
    const [first, ...rest] = statuses.all(row);
    // That a story began as a draft goes without saying.
    const moved = first && first.status !== 'draft' ? [first, ...rest] : rest;
    const changed = changes.after(row, 0);
    const isRecorded = toldCorrections(changed);
    return {
      begunBy: first?.editor ?? '',
      events: [
        ...moved.map(statusEvent),
        ...exported.all({ row, id }).map(exportEvent),
        ...restores.all(row).map(restoreEvent),
        ...verdicts.all(since).map(verdictEvent),
        ...corrections
          .all(since)
          .flatMap((one) => (isRecorded.has(one.id) ? [] : correctionEvents(one))),
        ...changed.map(changeEvent),
        ...notes.all(id).map(noteEvent),
      ],
    };
  };
}

const plain = { many: null, of: null };

function statusEvent({ seq, at, editor, status, reason, errors }: StatusChange): StoryEvent {
  const left = errors === 1 ? '1 error was left' : `${errors} errors were left`;
  const why = reason === null ? '' : ` although ${left}: “${reason}”`;
  return { ...plain, seq, at, editor, kind: 'status', what: `Moved to ${status}${why}` };
}

function exportEvent({ seq, at, editor, name, reason }: ExportRow): StoryEvent {
  const why = reason === null ? '' : ` although the checklist had errors: “${reason}”`;
  return { ...plain, seq, at, editor, kind: 'export', what: `Exported as ${name}${why}` };
}

function restoreEvent({
  seq,
  at,
  editor,
  is_whole,
  has_details,
  name,
  was_at,
  backup_at,
}: RestoreRow): StoryEvent {
  const whole =
    has_details === 1 ? 'Restored with its details as it stood' : 'Restored as it stood';
  const verb = is_whole === 1 ? whole : 'Put a part back as it stood';
  const many = is_whole === 1 ? null : 'Put # parts back as they once stood';
  const event = { ...plain, seq, at, editor, kind: 'restore', many } as const;
  if (backup_at !== null)
    return { ...event, what: 'Restored the text of the backup made', of: backup_at };
  if (name !== null) return { ...event, what: `${verb}: “${readExactText(name)}”` };
  return was_at === null
    ? { ...event, what: `${verb} at the beginning` }
    : { ...event, what: verb, of: was_at };
}

/** Corrections of which the record tells how they came; older ones tell it themselves. */
function toldCorrections(changed: readonly RecordedChange[]): Set<string> {
  return new Set(
    changed.flatMap(({ change }) =>
      change.field === 'correction' && change.was === null && change.is ? [change.is.id] : [],
    ),
  );
}

function changeEvent({ number, seq, at, editor, change }: RecordedChange): StoryEvent {
  const event = { ...plain, seq, at, editor, number, kind: 'detail', what: '' } as const;
  if (isDetail(change)) return change.field === 'status' ? event : { ...event, change };
  const kind = change.field === 'correction' ? 'correction' : 'record';
  return { ...event, kind, ...wordsTold(change) };
}

const wordsVerbs: Readonly<Record<WordsChange['field'], readonly [string, string, string]>> = {
  correction: ['Corrected for readers', 'Changed a correction to', 'Took a correction away'],
  kept: ['Kept as it is written', 'Kept as it is written', 'Let be doubted again'],
  'set-aside': ['Set aside', 'Set aside', 'Took up again'],
  quotation: ['Tied a quotation to its original', 'Tied a quotation', 'Untied a quotation'],
  source: ['Added a source', 'Called a source', 'Took a source out'],
  name: ['Named a version', 'Gave a version the name', 'Took the name off a version'],
};

const wordsMany: Readonly<
  Partial<Record<WordsChange['field'], readonly [string, string | null, string]>>
> = {
  kept: ['Kept # places as they are written', null, 'Let # places be doubted again'],
  'set-aside': ['Set # things aside', null, 'Took # things up again'],
  quotation: ['Tied # quotations to their originals', null, 'Untied # quotations'],
  source: ['Added # sources', null, 'Took # sources out'],
};

function wordsTold({ field, was, is }: WordsChange): Pick<StoryEvent, 'what' | 'many'> {
  const which = was === null ? 0 : is === null ? 2 : 1;
  const words = shortened((is ?? was)?.text ?? '');
  const quoted = words === '' ? '' : `: “${words}”`;
  return {
    what: `${wordsVerbs[field][which]}${quoted}`,
    many: wordsMany[field]?.[which] ?? null,
  };
}

const manyVerdicts: Readonly<Partial<Record<ClaimEventRow['kind'], string>>> = {
  'signed-off': 'Signed off # claims',
  'sign-off-dropped': '# sign-offs no longer stand: the evidence under them was changed',
};

const manySettled: Readonly<Record<Verdict, string>> = {
  unchecked: 'Set # claims back to unchecked',
  checking: 'Began checking # claims',
  confirmed: 'Confirmed # claims',
  'needs-change': 'Said of # claims that they need a change',
  'cannot-confirm': 'Could not confirm # claims',
  opinion: 'Called # claims opinion',
};

function verdictEvent(row: ClaimEventRow): StoryEvent {
  const { at, who, what } = toClaimEvent(row);
  const many = manyVerdicts[row.kind] ?? manySettled[row.verdict ?? 'unchecked'];
  return { ...plain, seq: null, at, editor: who, kind: 'claim', what, many };
}

function correctionEvents({ at, editor, text, removed_at }: CorrectionRow): StoryEvent[] {
  const words = readExactText(text);
  const event = { ...plain, seq: null, kind: 'correction' } as const;
  const added = { ...event, at, editor, what: `Corrected for readers: “${words}”` };
  if (removed_at === null) return [added];
  // Who took a correction away is not kept.
  const what = `Took a correction away: “${words}”`;
  return [added, { ...event, at: removed_at, editor: null, what }];
}

const noteVerbs: Readonly<Record<NoteEvent['what'], string>> = {
  resolved: 'Resolved',
  reopened: 'Reopened',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Took back',
  restored: 'Left behind with a restore',
  removed: 'Removed',
};

function noteEvent({ seq, at, editor, kind, what, author, ...words }: NoteEvent): StoryEvent {
  const [verb, isProposed] = [noteVerbs[what], isChange(kind)];
  const of = author === '' ? '' : ` by ${author}`;
  const said = readExactText(words.text) || readExactText(words.quote);
  const quoted = said === '' ? '' : `: “${shortened(said)}”`;
  return {
    ...plain,
    seq,
    at,
    editor,
    kind: 'note',
    what: `${verb} ${isProposed ? changeNames[kind] : 'a note'}${of}${quoted}`,
    many: `${verb} # ${isProposed ? 'proposed changes' : 'notes'}`,
  };
}

const changeNames: Readonly<Record<NoteKind, string>> = {
  note: 'a note',
  comment: 'a note',
  insertion: 'words to be put in',
  deletion: 'words to be taken out',
  move: 'words to be moved',
  format: 'a change of form',
};

/** UTF-16 units of what a note says that are told. */
const mostSaid = 80;

function shortened(text: string): string {
  return text.length > mostSaid ? `${text.slice(0, mostSaid)}…` : text;
}
