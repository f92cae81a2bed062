import { failure, type Result } from '../../base/result.ts';
import { mostBytes, tooManyBytes } from '../decoding/decode.ts';
import type { FileToImport, ImportSurroundings } from '../file-to-import.ts';
import type { ImportedDocument } from '../imported-document.ts';
import { arrange, takeHead } from '../office/arrange.ts';
import { settleLanguages } from '../office/settle-languages.ts';
import { buildImport } from '../story-builder.ts';
import type { PieceDraft, StoryDraft } from '../story-draft.ts';
import { RtfReader } from './rtf-reader.ts';

/**
 * Makes a story of a Rich Text file (RTF 1.9.1). Words that tracked changes put in stay, those that
 * they took out do not; either way a note tells of it. Comments are notes on their words.
 */
export function readRtf(
  { bytes }: Pick<FileToImport, 'bytes'>,
  surroundings: ImportSurroundings,
): Result<ImportedDocument, string> {
  if (bytes.byteLength > mostBytes) return failure(tooManyBytes);
  return buildImport(draftOf(bytes, surroundings.newId), surroundings);
}

function draftOf(bytes: Uint8Array, newId: () => string): StoryDraft {
  const reader = new RtfReader(newId);
  const { entries, isWhole } = reader.read(bytes);
  const { footnotes, notes, tally } = reader.document;
  if (!isWhole) {
    tally.say(
      'changed',
      'The file stops in the middle, so its end may be missing: look at the last words.',
    );
  }
  const { head, rest } = takeHead(entries);
  const list: PieceDraft[] =
    footnotes.length === 0
      ? []
      : [{ kind: 'break' }, { kind: 'list', ordered: true, start: 1, items: footnotes }];
  const settled = settleLanguages({ head, body: [...arrange(rest), ...list] });
  return {
    head: settled.head,
    body: settled.body,
    recognises: true,
    ...(settled.language === undefined ? {} : { details: { language: settled.language } }),
    notes: notes.all().filter(({ kind, text }) => kind !== 'comment' || text !== ''),
    report: tally.report(),
  };
}
