import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import { readFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';

/** Whether another program holds the store of a library just now; any other trouble is none. */
export function isHeld(library: string, key?: StoreKey): boolean {
  try {
    const database = connect(placesOf(library).file, { lockWait: 0, key });
    try {
      database.exec('BEGIN IMMEDIATE; ROLLBACK');
      return false;
    } finally {
      database.close();
    }
  } catch (error) {
    return readFailure(error, library).code === 'locked';
  }
}
