import * as v from 'valibot';
import type { ChangedPlace } from '../publishing/changed-runs.ts';
import { exportFormats, type ExportFormat } from '../publishing/export-format.ts';
import { channel } from './channel.ts';
import { line, status, storyId, tagKind } from './values.ts';

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

/** What an export wrote. */
export interface ExportedFile extends ExportedPage {
  /** Names of files of sources that found no room in a story file; their words are in it. */
  readonly left: readonly string[];
}

/** What readers saw of a story against what they will see. */
export interface PageChanges {
  /** When they got what they saw. */
  readonly exportedAt: number;
  /** In reading order, the details last; a long list is cut and `more` counts the rest. */
  readonly places: readonly ChangedPlace[];
  readonly more: number;
  /** Corrections that have been written since. */
  readonly corrections: readonly string[];
  /** A first wording of a correction, or empty where none can be offered. */
  readonly wording: string;
}

/** What stands in a template's file that is left out of the page. */
export interface TemplateTrouble {
  /** The file's name, without its folder. */
  readonly file: string;
  /** Counted from 1; null when the trouble is with the file as a whole. */
  readonly line: number | null;
  readonly message: string;
}

/** The newsroom's own head, foot and style. */
export interface TemplateState {
  /** The folder's own name; its place is not told. Null while there is no template. */
  readonly name: string | null;
  /** The files of it that are in use, such as `page.css`. */
  readonly files: readonly string[];
  readonly troubles: readonly TemplateTrouble[];
}

/** A story that was not written with the others. */
export interface LeftOutStory {
  readonly id: string;
  readonly headline: string;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** A story that went out changed. */
export type ChangedStory = Pick<LeftOutStory, 'id' | 'headline'>;

/** What became of the export of many stories. */
export interface ManyExported {
  readonly exported: number;
  readonly leftOut: readonly LeftOutStory[];
  /** How many were left out in all: a long list is cut. */
  readonly leftOutCount: number;
  /**
   * Those of the exported ones that read otherwise than readers saw them, with no correction written
   * since: nobody was asked whether one is due. Cut likewise.
   */
  readonly changed: readonly ChangedStory[];
  readonly changedCount: number;
  readonly isCancelled: boolean;
}

/** How far the export of many stories has come. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** The form that a story leaves in; `claimReview` tells search engines that it is a fact-check. */
export interface ExportForm {
  readonly format: ExportFormat;
  readonly claimReview: boolean;
}

const form = { format: v.picklist(exportFormats), claimReview: v.boolean() };

/** Pages out. */
export const publishingChannels = {
  /** What stands between a story and `Ready`, or between it and its readers. */
  'publishing.checklist': channel<readonly ChecklistItem[]>()(
    v.strictObject({
      id: storyId,
      before: v.picklist(['ready', 'export']),
      claimReview: v.boolean(),
    }),
  ),
  /**
   * Opens the preview window with the very page that export would write. While it is open, it is
   * drawn anew whenever the story or the house's template changes.
   */
  'publishing.preview': channel<null>()(v.strictObject({ id: storyId, claimReview: v.boolean() })),
  /** What readers would find changed; null when they never got the story, or would find nothing. */
  'publishing.changes': channel<PageChanges | null>()(v.strictObject({ id: storyId })),
  /**
   * Asks where to, then writes the story. With errors on the checklist `override` must give the
   * reason, which is recorded; `cancelled` when no place was picked.
   */
  'publishing.export': channel<ExportedFile>()(
    v.strictObject({
      id: storyId,
      ...form,
      override: v.nullable(v.pipe(v.string(), v.minLength(3), v.maxLength(400))),
    }),
  ),
  /** Shows what was exported last in the system's file manager. */
  'publishing.reveal': channel<null>()(v.strictObject({ id: storyId })),
  /**
   * Asks for a folder, then writes every story of the library that the filter lets through. Those
   * with errors on their checklist are left out. The event `export.progress` tells how far it is;
   * one at a time, another is refused.
   */
  'publishing.exportMany': channel<ManyExported>()(
    v.strictObject({
      search: line,
      status: v.nullable(status),
      tag: v.nullable(v.strictObject({ kind: tagKind, name: line })),
      ...form,
    }),
  ),
  /** Ends the export of many after the story that is being written. */
  'publishing.cancelMany': channel<null>()(v.undefined()),
  'template.state': channel<TemplateState>()(v.undefined()),
  /** Asks for the folder of the template; `cancelled` when none was picked. */
  'template.pick': channel<TemplateState>()(v.undefined()),
  /** Goes back to the plain page. */
  'template.clear': channel<TemplateState>()(v.undefined()),
};
