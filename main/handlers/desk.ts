import { isSafeLink } from '../../core/article/link.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { refused } from './replies.ts';

type DeskChannel = 'desk.settings' | 'desk.setSettings' | 'desk.openLink';

/** How the desk is arranged, and the one way out to the web. */
export function createDeskHandlers(
  { settings }: ArticleStore,
  ports: Pick<Ports, 'openLink'>,
): Pick<Handlers, DeskChannel> {
  return {
    'desk.settings': () => success(settings.get()),
    'desk.setSettings': (changed) => success(settings.set(changed)),
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
