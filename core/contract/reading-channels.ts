import type { ChannelName } from './contract.ts';

/**
 * What can be asked of a desk that has its library open for reading only: each of these writes
 * nothing to the store. A channel that is not named here is refused there, so a new one has to be
 * thought about first.
 */
export const readingChannels: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'stories.list',
  'stories.open',
  'history.timeline',
  'history.stretches',
  'history.changes',
  'history.read',
  'history.compare',
  'claims.history',
  'facts.exportDossier',
  'sources.text',
  'tags.complete',
  'lexicon.list',
  'lexicon.export',
  'houseStyle.get',
  'publishing.checklist',
  'publishing.preview',
  'publishing.changes',
  'publishing.export',
  'publishing.reveal',
  'publishing.exportMany',
  'publishing.cancelMany',
  'template.state',
  'backups.state',
  'passphrase.state',
  'desk.settings',
  'desk.access',
  'desk.openLink',
  'desk.flushed',
]);

/**
 * What the page says by itself while somebody reads: where the caret stood, how many findings there
 * are, how wide the rails are. It is kept for as long as the desk is open, or not at all, and nobody
 * is told, since nobody asked for anything.
 */
export const passingChannels: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'stories.setSelection',
  'stories.setFindings',
  'desk.setSettings',
]);
