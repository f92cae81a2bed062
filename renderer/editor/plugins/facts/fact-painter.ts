import type { EditorView } from 'prosemirror-view';
import { createRest, type Clock } from '../../clock.ts';
import { drawFacts, drawNoFacts, drawNoProposals, watchForcedColours } from './fact-drawing.ts';
import { rangesOf, type PlacedFacts } from './placed-facts.ts';

/** Decides which facts are painted over the story, and when. */
export interface FactPainter {
  /** Whether the facts are what the editor looks at; else only what was stepped to is painted. */
  readonly setShown: (isShown: boolean) => void;
  /** `stepped` was gone to on purpose; `current` may be what the caret merely stands in. */
  readonly paint: (
    view: EditorView,
    placed: PlacedFacts,
    current: string | null,
    stepped: string | null,
  ) => void;
  /** Words are being typed: proposals keep quiet until that rests. */
  readonly typed: () => void;
  readonly close: () => void;
}

/** Painting the proposals anew at each key would slow it. */
const restBeforeWhispering = 700;

/** Nothing is painted yet; `repaint` is called when there is more to paint than before. */
export function createFactPainter(clock: Clock, repaint: () => void): FactPainter {
  let isShown = false;
  let isTyping = false;
  const whisper = createRest(clock, restBeforeWhispering, () => {
    isTyping = false;
    repaint();
  });
  const stopWatching = watchForcedColours(repaint);
  return {
    setShown: (now) => {
      isShown = now;
      repaint();
    },
    paint: (view, placed, current, stepped) => {
      const { doc } = view.state;
      const lifted = isShown || stepped === current ? current : null;
      const facts = [...placed.byId.values()].filter(
        ({ kind, shown }) => shown.id === lifted || (isShown && !(isTyping && kind === 'proposal')),
      );
      drawFacts(
        view,
        facts.map((fact) => ({ fact, ranges: rangesOf(doc, fact) })),
        lifted,
      );
    },
    typed: () => {
      if (!isTyping) drawNoProposals();
      isTyping = true;
      whisper.ask();
    },
    close: () => {
      whisper.cancel();
      stopWatching();
      drawNoFacts();
    },
  };
}
