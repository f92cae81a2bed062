import { Plugin } from 'prosemirror-state';
import { storyWords } from '../../../../core/article/word-count.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { Watched } from '../../watched.ts';

const restBeforeCounting = 150;
const longestWait = 250;

/** Counts the story's words when the typing rests, and at least four times a second. */
export function wordsPlugin(words: Watched<number>, clock: Clock): Plugin {
  return new Plugin({
    view: (view) => {
      const count = createRest(
        clock,
        restBeforeCounting,
        () => words.set(storyWords(view.state.doc)),
        longestWait,
      );
      return {
        update: (current, before) => {
          if (current.state.doc !== before.doc) count.ask();
        },
        destroy: count.cancel,
      };
    },
  });
}
