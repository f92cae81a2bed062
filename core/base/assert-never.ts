/**
 * Ends a switch over a union: the compiler rejects the call while a member is unhandled.
 * @throws TypeError when an unknown member arrives at run time all the same.
 */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
