import { failure, success, type Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';

/** What a handler answers. */
export type Reply<T> = Result<T, RequestFailure>;

/** A refusal, in words for the editor. */
export function refused(code: RequestFailure['code'], message: string): Reply<never> {
  return failure({ code, message });
}

/** The reply for a story that the store does not have. */
export const noStory = refused(
  'not-found',
  'This story is no longer in the store: it may have been deleted in another window. Nothing was changed. Choose a story from the library.',
);

/** The reply for a claim that the store does not have. */
export const noClaim = refused(
  'not-found',
  'This claim is not on record: it may belong to another story. Nothing was changed. Select its words and mark them again.',
);

/** The reply for a source that the store does not have. */
export const noSource = refused(
  'not-found',
  'This source is not in the vault: it may have been taken out in another window. Nothing was changed. Look for it in the list of sources, or drop it in again.',
);

/** Answers with what was found, or with `otherwise`. */
export function found<T>(value: T | null, otherwise: Reply<never>): Reply<T> {
  return value === null ? otherwise : success(value);
}

/** Answers a request that only asks whether it was carried out. */
export function done(isDone: boolean, otherwise: Reply<never>): Reply<null> {
  return isDone ? success(null) : otherwise;
}
