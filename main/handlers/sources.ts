import type { Handlers } from '../../core/contract/contract.ts';
import { notYet } from './replies.ts';

type SourcesChannel = Extract<keyof Handlers, `sources.${string}`>;

/** The vault of each story. */
export function createSourcesHandlers(): Pick<Handlers, SourcesChannel> {
  return {
    'sources.pick': () => notYet,
    'sources.begin': () => notYet,
    'sources.append': () => notYet,
    'sources.finish': () => notYet,
    'sources.cancel': () => notYet,
    'sources.write': () => notYet,
    'sources.setDetails': () => notYet,
    'sources.setText': () => notYet,
    'sources.text': () => notYet,
    'sources.fetch': () => notYet,
    'sources.remove': () => notYet,
    'sources.restore': () => notYet,
  };
}
