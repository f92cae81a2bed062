import type { StoryId } from '../../core/base/id.ts';
import type { Dismissal, DismissalKind } from '../../core/factcheck/dismissal.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';

const told: Readonly<Record<DismissalKind, string>> = {
  proposal: 'Set aside: it counts as looked at while its words stay.',
  quotation: 'The quotation is set aside while its words stay.',
  inconsistency: 'Set aside while its words and figures stay.',
};

/** Sets something aside in a story; the notice takes it up again. */
export async function dismissFact(storyId: StoryId, dismissal: Dismissal): Promise<void> {
  // At once: of several in a row none must come back until its own answer is there.
  changeOpened(storyId, ({ dismissals }) => ({
    dismissals: [...dismissals.filter((one) => !isSame(one, dismissal)), dismissal],
  }));
  const answer = await request('facts.dismiss', { storyId, ...dismissal });
  if (!answer.ok) {
    forget(storyId, dismissal);
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  notify(told[dismissal.kind], {
    action: { label: 'Undo', run: () => void takeBack(storyId, dismissal) },
  });
}

/** Takes up again what was set aside. */
export async function takeBack(storyId: StoryId, dismissal: Dismissal): Promise<void> {
  const answer = await request('facts.undismiss', { storyId, ...dismissal });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  forget(storyId, dismissal);
}

function forget(storyId: StoryId, dismissal: Dismissal): void {
  changeOpened(storyId, ({ dismissals }) => ({
    dismissals: dismissals.filter((one) => !isSame(one, dismissal)),
  }));
}

/** Takes up again a proposal, a quotation or an inconsistency of the story on the desk. */
export function takeBackFact(id: string): void {
  const { opened, editor } = useDesk.getState();
  const dismissal = editor?.dismissalOf(id);
  if (opened && dismissal) void takeBack(opened.story.id, dismissal);
}

function isSame(one: Dismissal, other: Dismissal): boolean {
  return one.kind === other.kind && one.text === other.text;
}
