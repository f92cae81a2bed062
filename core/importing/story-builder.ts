import { failure, type Result } from '../base/result.ts';
import type { ImportSurroundings } from './import-file.ts';
import type { ImportedDocument } from './imported-document.ts';
import type { StoryDraft } from './story-draft.ts';

/**
 * Makes a story of a document's neutral pieces: the one way in for every format but plain text.
 * The story passes `document.check()`; pictures are told by their content and kept once each; every
 * word of the draft is in the story or its notes, or the report says that it is not. Takes time
 * linear in the draft, whatever its depth.
 * @returns the story, or a sentence for the editor when there is nothing in it.
 */
export function buildImport(
  draft: StoryDraft,
  surroundings: Pick<ImportSurroundings, 'language'>,
): Result<ImportedDocument, string> {
  void draft;
  void surroundings;
  return failure('Not yet.');
}
