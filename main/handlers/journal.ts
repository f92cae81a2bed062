import { assertNever } from '../../core/base/assert-never.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { AppendError } from '../../db/journal.ts';
import type { Ports } from '../ports.ts';
import { catchUpIndex, createIndexSchedule, systemTimer, type Timer } from './index-schedule.ts';
import { noStory, refused, type Reply } from './replies.ts';

type JournalChannel = Extract<keyof Handlers, `journal.${string}`>;

/** What is typed, as it is typed. When typing pauses the library's index follows. */
export function createJournalHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'emit'>,
  timer: Timer = systemTimer,
): Pick<Handlers, JournalChannel> {
  const touch = createIndexSchedule(store, ports, timer);
  catchUpIndex(store, ports, timer);
  return {
    'journal.append': (batch) => {
      const saved = store.journal.append({ ...batch, editor: store.settings.get().editor });
      if (!saved.ok) return explain(saved.error);
      touch(batch.id);
      return success(saved.value);
    },
  };
}

function explain(error: AppendError): Reply<never> {
  switch (error) {
    case 'not-found':
      return noStory;
    case 'conflict':
      return refused(
        'conflict',
        'This story was changed elsewhere while you were typing, so the last words could not be saved here. What is on disk is safe. Copy your last words, open the story again, and put them in.',
      );
    case 'invalid':
      return refused(
        'bad-request',
        'The last change does not fit the story as it stands on disk, so it was not saved. Everything before it is safe. Copy your last words, open the story again, and put them in.',
      );
    default:
      return assertNever(error);
  }
}
