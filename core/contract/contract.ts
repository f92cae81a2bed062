import type { Result } from '../base/result.ts';
import type { InputOf, OutputOf } from './channel.ts';
import { backupChannels } from './backups.ts';
import { claimChannels } from './claims.ts';
import { correctionChannels } from './corrections.ts';
import { deskChannels } from './desk.ts';
import { factsChannels } from './facts.ts';
import type { RequestFailure } from './failure.ts';
import { historyChannels } from './history.ts';
import { houseStyleChannels } from './house-style.ts';
import { importChannels } from './importing.ts';
import { journalChannels } from './journal.ts';
import { lexiconChannels } from './lexicon.ts';
import { mediaChannels } from './media.ts';
import { noteChannels } from './notes.ts';
import { passphraseChannels } from './passphrase.ts';
import { publishingChannels } from './publishing.ts';
import { sourceChannels } from './sources.ts';
import { storyChannels } from './stories.ts';
import { tagChannels } from './tags.ts';

/** Every request that the page can make of the host; there is no other door. */
export const channels = {
  ...storyChannels,
  ...journalChannels,
  ...historyChannels,
  ...claimChannels,
  ...factsChannels,
  ...sourceChannels,
  ...noteChannels,
  ...correctionChannels,
  ...tagChannels,
  ...lexiconChannels,
  ...houseStyleChannels,
  ...importChannels,
  ...mediaChannels,
  ...publishingChannels,
  ...backupChannels,
  ...passphraseChannels,
  ...deskChannels,
};

export type Channels = typeof channels;
export type ChannelName = keyof Channels;

/** What a caller passes. */
export type Input<Name extends ChannelName> = InputOf<Channels[Name]>;
/** What the host answers when all goes well. */
export type Output<Name extends ChannelName> = OutputOf<Channels[Name]>;

/** One function a channel: what the host must provide. */
export type Handlers = {
  readonly [Name in ChannelName]: (
    input: Input<Name>,
  ) => Result<Output<Name>, RequestFailure> | Promise<Result<Output<Name>, RequestFailure>>;
};
