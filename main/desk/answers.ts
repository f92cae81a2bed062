import type { InputAcross, OutputAcross } from '../../core/contract/as-text.ts';
import type { ChannelName } from '../../core/contract/contract.ts';
import type { Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { DeskSettings } from '../../core/contract/desk.ts';
import type { WindowTitle } from './window-title.ts';

/** What the desk learns from the answers that pass through it to the page. */
export interface Following extends Pick<WindowTitle, 'opened' | 'removed'> {
  /** The page says that all it had is on disk. */
  readonly flushed: () => void;
  /** The editor chose how light the desk is. */
  readonly themed: (theme: DeskSettings['theme']) => void;
}

type Answered = Result<unknown, RequestFailure>;
// What crosses as one text is a text here too: it passes through unread.
type Followers = {
  readonly [Name in ChannelName]?: (output: OutputAcross<Name>, input: InputAcross<Name>) => void;
};

/** Hears each answer before the page does: the host carried a request out, and says what came of it. */
export function followAnswers({ opened, removed, flushed, themed }: Following) {
  const followers: Followers = {
    'stories.open': (_story, { id }) => opened(id),
    'stories.remove': (_done, { id }) => removed(id),
    'desk.setSettings': ({ theme }) => themed(theme),
  };
  return (name: ChannelName, input: unknown, answer: Answered): void => {
    if (name === 'desk.flushed') {
      // What the page had was answered before it said so; a store that is away takes nothing back.
      if (answer.ok || answer.error.code !== 'bad-request') flushed();
      return;
    }
    const follow = followers[name] as ((output: unknown, input: unknown) => void) | undefined;
    // What was carried out had the input that the contract asks for.
    if (answer.ok) follow?.(answer.value, input);
  };
}
