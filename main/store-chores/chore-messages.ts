import { StoreDamage } from '../../db/store-failure.ts';
import type { ChoreName } from './chores.ts';

// What is said between the thread that asks for a chore and the one that does it. Errors do not
// keep their class and code when they are copied, so they are taken apart here and made again.

/** What the thread is told: what to do, and that nobody waits for it any more. */
export type ChoreOrder =
  | { readonly what: 'begin'; readonly name: ChoreName; readonly options: unknown }
  | { readonly what: 'stop' };

/** What it answers. */
export type ChoreNews =
  | { readonly what: 'progress'; readonly progress: unknown }
  | { readonly what: 'done'; readonly outcome: unknown }
  | { readonly what: 'failed'; readonly fault: ChoreFault };

/** An error on its way. */
export interface ChoreFault {
  readonly name: string;
  readonly message: string;
  /** SQLite's or the system's; empty where there is none. */
  readonly code: string;
  readonly syscall: string;
}

/** Takes an error apart. */
export function packFault(thrown: unknown): ChoreFault {
  if (!(thrown instanceof Error))
    return { name: 'Error', message: String(thrown), code: '', syscall: '' };
  const { name, message } = thrown;
  const { code, syscall } = thrown as { code?: unknown; syscall?: unknown };
  return { name, message, code: textOf(code), syscall: textOf(syscall) };
}

/** Makes the error again, so that `explainFault` and `readFailure` know it. */
export function unpackFault({ name, message, code, syscall }: ChoreFault): Error {
  if (name === 'StoreDamage') return new StoreDamage(message);
  if (name === 'AbortError') return new DOMException(message, name);
  const error = new Error(message);
  error.name = name;
  return Object.assign(error, code !== '' && { code }, syscall !== '' && { syscall });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
