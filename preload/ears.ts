type Hear = (detail: never) => void;

/** Who listens to what, by the name of the event. */
export interface Ears<Events> {
  readonly tell: <Name extends keyof Events>(name: Name, detail: Events[Name]) => void;
  /** @returns a function that stops listening. */
  readonly listen: <Name extends keyof Events>(
    name: Name,
    hear: (detail: Events[Name]) => void,
  ) => () => void;
}

/** Told before anyone listened, an event waits; this many of a name at most, the newest. */
const patience = 32;

/**
 * Passes events of known names on to those who listen. What is told before the page has drawn
 * itself (a file opened with the app) is kept for the first listener.
 * @throws TypeError when asked to listen to an unknown name.
 */
export function createEars<Events>(names: readonly (keyof Events & string)[]): Ears<Events> {
  const listening = new Map<keyof Events, Set<Hear>>(names.map((name) => [name, new Set()]));
  const waiting = new Map<keyof Events, unknown[]>();

  function tell<Name extends keyof Events>(name: Name, detail: Events[Name]): void {
    const hears = listening.get(name);
    if (!hears) return;
    if (hears.size === 0)
      waiting.set(name, [...(waiting.get(name) ?? []), detail].slice(-patience));
    for (const hear of [...hears]) hear(detail as never);
  }

  function listen<Name extends keyof Events>(
    name: Name,
    hear: (detail: Events[Name]) => void,
  ): () => void {
    const hears = listening.get(name);
    if (!hears) throw new TypeError('There is no such event');
    // Wrapped, so that one function may listen twice and stop twice.
    const own: Hear = (detail) => hear(detail);
    hears.add(own);
    const missed = waiting.get(name) ?? [];
    waiting.delete(name);
    for (const detail of missed) hear(detail as Events[Name]);
    return () => hears.delete(own);
  }

  return { tell, listen };
}
