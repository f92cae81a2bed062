import { failure, type Result } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { Medium } from '../../core/contract/media.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';

type MediaChannel = 'media.add' | 'media.pick';

/** Takes pictures in. The store tells them by their content and keeps each once. */
export function createMediaHandlers(
  store: ArticleStore,
  ports: Ports,
): Pick<Handlers, MediaChannel> {
  const add = (bytes: Uint8Array): Result<Medium, RequestFailure> => {
    const added = store.media.add(bytes);
    return added.ok ? added : failure(badPicture(added.error));
  };
  return {
    'media.add': ({ bytes }) => add(bytes),
    'media.pick': async () => {
      const picked = await ports.pickPicture();
      if (picked === null) return failure(cancelled);
      return picked.failure === undefined ? add(picked.bytes) : failure(badPicture(picked.failure));
    },
  };
}

function badPicture(message: string): RequestFailure {
  return { code: 'bad-input', message };
}

const cancelled: RequestFailure = { code: 'cancelled', message: 'No picture was added.' };
