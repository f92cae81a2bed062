import { isSafeLink } from '../../core/article/link.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { catchUpIndex, systemTimer, type Timer } from './index-schedule.ts';
import { refused } from './replies.ts';

type DeskChannel = 'desk.access' | 'desk.settings' | 'desk.setSettings' | 'desk.openLink';

/** How the desk is arranged, and the one way out to the web. */
export function createDeskHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'emit' | 'openLink'>,
  timer: Timer = systemTimer,
): Pick<Handlers, DeskChannel> {
  const { settings } = store;
  return {
    'desk.access': () => success({ readOnly: null }),
    'desk.settings': () => success(settings.get()),
    'desk.setSettings': (changed) => {
      const { asksSignOff } = settings.get();
      const now = settings.set(changed);
      // The library counts what is settled, which hangs on it.
      if (now.asksSignOff !== asksSignOff) catchUpIndex(store, ports, timer);
      return success(now);
    },
    'desk.openLink': async ({ href }) => {
      if (!isSafeLink(href)) return unsafeLink;
      await ports.openLink(href);
      return success(null);
    },
  };
}

const unsafeLink = refused(
  'bad-request',
  'Galley opens only plain web and mail addresses, and this link is neither. It was not opened.',
);
