import type { Sitting } from '../../core/contract/history.ts';

/** Where a moment stands; without `detailsAt` its details are meant as they last stood there. */
export interface MomentPlace {
  readonly seq: number;
  readonly detailsAt?: number;
}

/** How a story stood before a sitting. */
export function beforeSitting({ firstSeq, detailsFrom }: Sitting): MomentPlace {
  return { seq: Math.max(0, firstSeq - 1), detailsAt: detailsFrom };
}

/** How it stood after it. */
export function afterSitting({ lastSeq, detailsTo }: Sitting): MomentPlace {
  return { seq: lastSeq, detailsAt: detailsTo };
}

/** How it came to be. */
export const beginningPlace: MomentPlace = { seq: 0, detailsAt: 0 };
