/** Puts a fault on record, on standard error, for whoever mends Galley. The page never sees it. */
export function logFault(where: string, fault: unknown): void {
  const told = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`galley: ${where}: ${told}\n`);
}

/** Does one thing of several that shall each be tried; what fails is put on record. */
export function attempt(where: string, act: () => unknown): void {
  try {
    act();
  } catch (fault) {
    logFault(where, fault);
  }
}
