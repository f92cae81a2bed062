/** The outcome of something that may be expected to fail. Programmers' errors throw instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | Failure<E>;

interface Failure<E> {
  readonly ok: false;
  readonly error: E;
}

/** A success that carries `value`. */
export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure that carries `error`. */
export function failure<E>(error: E): Failure<E> {
  return { ok: false, error };
}
