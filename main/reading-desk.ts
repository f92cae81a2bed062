import { success } from '../core/base/result.ts';
import type { ChannelName, Handlers, Input } from '../core/contract/contract.ts';
import type { DeskSettings } from '../core/contract/desk.ts';
import { readingChannels } from '../core/contract/reading-channels.ts';
import type { StoreFailure } from '../db/store-failure.ts';
import { refused } from './handlers/replies.ts';

/** Why a library is open for reading only: what stood in the way of working with it. */
export type ReadingReason = StoreFailure['code'];

/**
 * The handlers of a desk that only reads: whatever would write is refused before it is begun, and
 * the store itself refuses it besides. How the desk is arranged is kept for this sitting.
 */
export function handlersForReading(handlers: Handlers, why: ReadingReason): Handlers {
  const names = Object.keys(handlers) as ChannelName[];
  const guarded = names.map((name) => [
    name,
    readingChannels.has(name) ? handlers[name] : () => onlyRead,
  ]);
  return {
    ...(Object.fromEntries(guarded) as unknown as Handlers),
    ...arrangement(handlers),
    'stories.setSelection': () => success(null),
    'stories.setFindings': () => success(null),
    'desk.access': () => success({ readOnly: readingSentence(why) }),
  };
}

function arrangement(handlers: Handlers): Pick<Handlers, 'desk.settings' | 'desk.setSettings'> {
  let changed: Input<'desk.setSettings'> = {};
  const settings = async () => {
    const kept = await handlers['desk.settings'](undefined);
    return kept.ok ? success({ ...kept.value, ...changed } as DeskSettings) : kept;
  };
  return {
    'desk.settings': settings,
    'desk.setSettings': (change) => {
      changed = { ...changed, ...change };
      return settings();
    },
  };
}

export const onlyRead = refused(
  'read-only',
  'This library is open for reading only, so that was not done. Nothing was changed.',
);

const reasons: Readonly<Partial<Record<ReadingReason, string>>> = {
  corrupt:
    'its store is damaged. What can be read is shown; a story may be missing, or be refused when you open it. Close Galley and open it again to have what can be saved put together',
  locked:
    'another program was holding its store. What that program or another Galley writes now is not shown',
  'read-only': 'Galley cannot write to its folder',
  'disk-full': 'the disk is full',
};

/** What the bar of a desk that only reads says. */
export function readingSentence(why: ReadingReason): string {
  const reason = reasons[why] ?? 'its store could not be opened for work';
  return `Open for reading only: ${reason}. You can read, search, copy and export; nothing can be typed or changed, and exports are not put on record.`;
}
