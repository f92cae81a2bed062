import * as v from 'valibot';
import { channel } from './channel.ts';
import { findingKinds } from '../proofreading/finding-kinds.ts';
import { exportFormats } from '../publishing/export-format.ts';
import { language, line } from './values.ts';

/** How the desk was arranged; sizes are CSS pixels. */
export const deskSettings = v.strictObject({
  /** The name under which verdicts and history are recorded. */
  editor: line,
  /** The language of new stories. */
  language,
  libraryWidth: v.pipe(v.number(), v.minValue(180), v.maxValue(600)),
  inspectorWidth: v.pipe(v.number(), v.minValue(260), v.maxValue(700)),
  libraryOpen: v.boolean(),
  inspectorOpen: v.boolean(),
  inspectorTab: v.picklist(['proofread', 'facts', 'details', 'history']),
  /** The kind of findings that the panel shows and F7 steps through. */
  findingFilter: v.picklist(['all', ...findingKinds]),
  /** Which part of the fact-check desk is shown. */
  factsTab: v.picklist(['claims', 'quotes', 'sums', 'sources']),
  /** Whether a second person must sign off each verdict. */
  asksSignOff: v.boolean(),
  /** What a story is exported as, unless another form is asked for. */
  exportFormat: v.picklist(exportFormats),
  /** The story that was open, or empty. */
  lastStory: line,
  theme: v.picklist(['system', 'light', 'dark']),
});

export type DeskSettings = v.InferOutput<typeof deskSettings>;

/** Whether the library can be worked on. */
export interface DeskAccess {
  /** A sentence that says why it can only be read; null when all can be done. */
  readonly readOnly: string | null;
}

/** The window itself. */
export const deskChannels = {
  /** Asked first of all, before anything that may be typed in is shown. */
  'desk.access': channel<DeskAccess>()(v.undefined()),
  'desk.settings': channel<DeskSettings>()(v.undefined()),
  'desk.setSettings': channel<DeskSettings>()(v.partial(deskSettings)),
  /** Opens a link of a story in the system's browser, after asking. */
  'desk.openLink': channel<null>()(v.strictObject({ href: v.pipe(v.string(), v.maxLength(4096)) })),
  /** Answers the event `desk.closing`: all that was typed has been acknowledged. */
  'desk.flushed': channel<null>()(v.undefined()),
};
