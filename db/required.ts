/**
 * A row that the store itself vouches for (a foreign key, a row just written).
 * @throws TypeError when it is missing all the same.
 */
export function required<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new TypeError('A row that must be there is missing');
  return row;
}
