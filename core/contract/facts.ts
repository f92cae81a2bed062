import * as v from 'valibot';
import { dismissalKinds } from '../factcheck/dismissal.ts';
import type { ExportedPage } from './publishing.ts';
import { channel } from './channel.ts';
import { line, passage, prose, quoteTieId, storyId } from './values.ts';

const dismissal = v.strictObject({ storyId, kind: v.picklist(dismissalKinds), text: line });

/** What a checker decides beside the claims, and the dossier. */
export const factsChannels = {
  /** Sets a proposal, an inconsistency or a quotation aside while its words stay as they are. */
  'facts.dismiss': channel<null>()(dismissal),
  'facts.undismiss': channel<null>()(dismissal),
  /** Ties a translated quotation to the words that were said. */
  'facts.tieQuote': channel<null>()(
    v.strictObject({
      storyId,
      tie: v.strictObject({ id: quoteTieId, words: prose, passage, original: prose }),
    }),
  ),
  'facts.untieQuote': channel<null>()(v.strictObject({ storyId, id: quoteTieId })),
  /** Asks where to, then writes the dossier; `cancelled` when no place was picked. */
  'facts.exportDossier': channel<Pick<ExportedPage, 'name' | 'sha256'>>()(
    v.strictObject({ id: storyId }),
  ),
};
