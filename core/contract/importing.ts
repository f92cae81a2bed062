import * as v from 'valibot';
import type { StoryId } from '../base/id.ts';
import { channel } from './channel.ts';
import { bytes, language, line } from './values.ts';

/** What became of one file; each sentence is for the editor. */
export interface ImportReport {
  readonly kept: readonly string[];
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

/** One imported story. */
export interface ImportedStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly report: ImportReport;
}

/** One file's outcome: its story, or a sentence that says why there is none. */
export interface ImportOutcome {
  readonly name: string;
  readonly story: ImportedStory | null;
  readonly failure: string | null;
}

/** Stories in. */
export const importChannels = {
  /** Asks for files with the system's dialog and imports them; `cancelled` when none was picked. */
  'import.pick': channel<readonly ImportOutcome[]>()(v.strictObject({ language })),
  /** Imports a dropped file. */
  'import.file': channel<ImportOutcome>()(v.strictObject({ name: line, bytes, language })),
  /** Imports pasted text as a story of its own. */
  'import.text': channel<ImportOutcome>()(
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(64 * 1024 * 1024)), language }),
  ),
};
