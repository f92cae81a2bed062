import { Plugin } from 'prosemirror-state';
import { partNames } from '../../parts.ts';
import { announceFinding } from '../proofreading/announce.ts';
import type { FindingsState } from '../../editor-state.ts';
import type { Watchable, Watched } from '../../watched.ts';

/** Says what a screen reader cannot see: the finding in hand, and the part that the caret came into. */
export function announcePlugin(
  announcement: Watched<string>,
  findings: Watchable<FindingsState>,
): Plugin {
  return new Plugin({
    view: (drawn) => {
      const stop = findings.subscribe(() => {
        const said = announceFinding(findings.get(), partOf(drawn.state));
        if (said !== '') announcement.set(said);
      });
      return {
        update: (view, before) => {
          const part = partOf(view.state);
          if (part !== partOf(before) && !findings.get().inHand) announcement.set(part ?? 'Story');
        },
        destroy: stop,
      };
    },
  });
}

function partOf({
  selection,
}: {
  selection: { $head: { parent: { type: { name: string } } } };
}): string | undefined {
  return partNames[selection.$head.parent.type.name];
}
