import * as v from 'valibot';
import { failure, success, type Result } from '../core/base/result.ts';
import { channels, type ChannelName, type Handlers } from '../core/contract/contract.ts';
import type { RequestFailure } from '../core/contract/failure.ts';
import type { ArticleStore } from '../db/article-store.ts';
import { explainFault } from './faults.ts';
import { createBackupsHandlers } from './handlers/backups.ts';
import { createClaimsHandlers } from './handlers/claims.ts';
import { createCorrectionsHandlers } from './handlers/corrections.ts';
import { createDeskHandlers } from './handlers/desk.ts';
import { createFactsHandlers } from './handlers/facts.ts';
import { createHistoryHandlers } from './handlers/history.ts';
import { createHouseStyleHandlers } from './handlers/house-style.ts';
import { createImportingHandlers } from './handlers/importing.ts';
import { createJournalHandlers } from './handlers/journal.ts';
import { createLexiconHandlers } from './handlers/lexicon.ts';
import { createMediaHandlers } from './handlers/media.ts';
import { createNotesHandlers } from './handlers/notes.ts';
import { createPassphraseHandlers } from './handlers/passphrase.ts';
import { createPublishingHandlers, createPublishingParts } from './handlers/publishing.ts';
import { createSourcesHandlers } from './handlers/sources.ts';
import { createStoriesHandlers } from './handlers/stories.ts';
import { createTagsHandlers } from './handlers/tags.ts';
import { followPreview } from './publishing/live-preview.ts';
import type { Ports } from './ports.ts';

/** Everything that the page can ask for, over one store. */
export function createHost(store: ArticleStore, ports: Ports): Handlers {
  const publishing = createPublishingParts(store, ports);
  const handlers: Handlers = {
    ...createStoriesHandlers(store, ports),
    ...createJournalHandlers(store, ports),
    ...createHistoryHandlers(store, ports),
    ...createClaimsHandlers(store, ports),
    ...createFactsHandlers(store, ports),
    ...createSourcesHandlers(store, ports),
    ...createNotesHandlers(store, ports),
    ...createCorrectionsHandlers(store, ports),
    ...createTagsHandlers(store, ports),
    ...createLexiconHandlers(store, ports),
    ...createHouseStyleHandlers(store),
    ...createImportingHandlers(store, ports),
    ...createMediaHandlers(store, ports),
    ...createPublishingHandlers(store, ports, publishing),
    ...createBackupsHandlers(store, ports),
    ...createPassphraseHandlers(null),
    ...createDeskHandlers(store, ports),
    // What it means for the window is the desk's: it sees the answer pass.
    'desk.flushed': () => success(null),
  };
  return followPreview(handlers, publishing.preview);
}

/**
 * Answers one request of the page: checks the input against the channel's schema, carries it out,
 * and turns whatever is thrown into a failure that an editor can read. Never rejects.
 * @param input what the page sent; nothing is taken for granted
 * @param hearFault is told of everything that was thrown, for the log
 */
export async function dispatch(
  handlers: Handlers,
  name: ChannelName,
  input: unknown,
  hearFault: (name: ChannelName, fault: unknown, explained: RequestFailure) => void,
): Promise<Result<unknown, RequestFailure>> {
  try {
    const checked = v.safeParse(channels[name].input, input);
    if (!checked.success) return failure(badRequest);
    const handle = handlers[name] as (input: unknown) => ReturnType<Handlers[ChannelName]>;
    return await handle(checked.output);
  } catch (fault) {
    const explained = explainFault(fault);
    hearFault(name, fault, explained);
    return failure(explained);
  }
}

const badRequest: RequestFailure = {
  code: 'bad-request',
  message:
    'The desk could not do that: the request was not of the right form. Nothing was changed.',
};
