import type { ByteSource } from './byte-source.ts';
import { readLog, type LogPages } from './write-ahead-log.ts';

/** The pages of a database file, as its log changed them. */
export interface StorePages {
  readonly pageSize: number;
  /** Bytes of a page that its content may fill; all of them in a store of ours. */
  readonly usable: number;
  /** How many pages there are, in the file and in its log. */
  readonly count: number;
  /** Whether commits in the log lie behind a damaged place, where SQLite would not see them. */
  readonly isLogBroken: boolean;
  /** A whole page by its number, which begins with 1; null when it is not there. */
  page(number: number): Buffer | null;
}

// Stores of ours have never had another size, and keep no bytes of a page back unless they are
// encrypted, when nothing can be read page by page. So a damaged header needs not be believed.
const storePageSize = 4096;

/**
 * Reads pages from a file whose beginning may be damaged.
 * @param log what was committed and not yet written back; null when there is none
 */
export function readPages(file: ByteSource, log: ByteSource | null): StorePages {
  const pageSize = storePageSize;
  const logged = log ? readLog(log, pageSize) : noLog;
  const inFile = Math.floor(file.size / pageSize);
  const count = Math.max(inFile, logged.lastPage);
  return {
    pageSize,
    usable: pageSize,
    count,
    isLogBroken: logged.isBroken,
    page: (number) => {
      if (!Number.isInteger(number) || number < 1 || number > count) return null;
      const changed = logged.page(number);
      if (changed) return changed;
      const bytes = file.read((number - 1) * pageSize, pageSize);
      return bytes.length === pageSize ? bytes : null;
    },
  };
}

const noLog: LogPages = { lastPage: 0, isBroken: false, page: () => null };
