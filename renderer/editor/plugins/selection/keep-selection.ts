import { Plugin } from 'prosemirror-state';
import { createRest, type Clock } from '../../clock.ts';
import type { EditorHost } from '../../editor-host.ts';

const restBeforeKeeping = 400;

/** Tells the host where the caret rests. Steps carry it too; this is for moves without typing. */
export function keepSelectionPlugin(host: Pick<EditorHost, 'keepSelection'>, clock: Clock): Plugin {
  return new Plugin({
    view: (view) => {
      const keep = createRest(clock, restBeforeKeeping, () => {
        const { anchor, head } = view.state.selection;
        host.keepSelection({ anchor, head });
      });
      return {
        update: (current, before) => {
          if (!current.state.selection.eq(before.selection)) keep.ask();
        },
        destroy: keep.now,
      };
    },
  });
}
