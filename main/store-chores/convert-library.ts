import type { Result } from '../../core/base/result.ts';
import { convertLibrary, type Conversion, type Converted } from '../../db/sealed-library.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { Chore } from './chore.ts';

/** Which library is converted, and which way. */
export type ConvertLibraryOptions = Omit<Conversion, 'signal' | 'hear'>;

/** Encrypts a library or decrypts it (`convertLibrary`) and tells how much is done, from 0 to 1. */
export const convert: Chore<ConvertLibraryOptions, Result<Converted, StoreFailure>, number> = (
  options,
  { signal, progress },
) => convertLibrary({ ...options, signal, hear: progress });
