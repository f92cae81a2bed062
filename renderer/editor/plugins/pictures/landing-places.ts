import { PluginKey, type EditorState, type Transaction } from 'prosemirror-state';

/** Where pictures that are being stored came down: document positions by a number of each arrival. */
export type LandingPlaces = ReadonlyMap<number, number>;

/** A picture came down at `pos`, or has been put in place and needs none (`null`). */
export interface Landing {
  readonly arrival: number;
  readonly pos: number | null;
}

/** The places go with the text while it is edited. */
export const landingPlaces = new PluginKey<LandingPlaces>('landing-places');

/** The places after a transaction. */
export function movedPlaces(places: LandingPlaces, tr: Transaction): LandingPlaces {
  const landing = tr.getMeta(landingPlaces) as Landing | undefined;
  if (!landing && (!tr.docChanged || places.size === 0)) return places;
  const moved = new Map([...places].map(([arrival, pos]) => [arrival, tr.mapping.map(pos)]));
  if (landing?.pos === null) moved.delete(landing.arrival);
  else if (landing) moved.set(landing.arrival, landing.pos);
  return moved;
}

/** Where an arrival's place is by now; null when it never had one. */
export function placeOf(state: EditorState, arrival: number): number | null {
  return landingPlaces.getState(state)?.get(arrival) ?? null;
}
