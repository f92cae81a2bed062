import * as v from 'valibot';
import { channel } from './channel.ts';
import { storyId } from './values.ts';

/** One line of the checklist: a warning informs, an error blocks the export unless overridden. */
export interface ChecklistItem {
  readonly severity: 'warning' | 'error';
  readonly rule: string;
  readonly message: string;
  /** Document position of the place to mend, or null. */
  readonly position: number | null;
}

/** An exported page. */
export interface ExportedPage {
  /** The file's name, without its folder. */
  readonly name: string;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  readonly exportedAt: number;
}

/** Pages out. */
export const publishingChannels = {
  'publishing.checklist': channel<readonly ChecklistItem[]>()(v.strictObject({ id: storyId })),
  /** Opens or refreshes the preview window with the very page that export would write. */
  'publishing.preview': channel<null>()(v.strictObject({ id: storyId })),
  /**
   * Asks where to, then writes the page. With errors on the checklist `override` must give the
   * reason, which is recorded; `cancelled` when no place was picked.
   */
  'publishing.export': channel<ExportedPage>()(
    v.strictObject({
      id: storyId,
      override: v.nullable(v.pipe(v.string(), v.minLength(3), v.maxLength(400))),
    }),
  ),
  /** Shows the page that was exported last in the system's file manager. */
  'publishing.reveal': channel<null>()(v.strictObject({ id: storyId })),
};
