import { success, type Result } from '../../core/base/result.ts';
import { listCopies, type Copy } from '../../db/backup/copies.ts';
import { lookAtFolder, markFolder, type MirrorFailure } from '../../db/backup/mirror.ts';
import type { Chore } from './chore.ts';

/** A folder besides, and the id of the library whose copies it is to hold. */
export interface BesidesOptions {
  readonly folder: string;
  readonly id: string;
}

type Looked = Result<readonly Copy[], MirrorFailure>;

/** Lists the copies in a folder besides. */
export const lookBesides: Chore<BesidesOptions, Looked> = ({ folder, id }) => {
  const looked = lookAtFolder(folder, id);
  return looked.ok ? success(listCopies(folder)) : looked;
};

/** Makes a folder besides the library's own and lists what lies there already. */
export const chooseBesides: Chore<BesidesOptions, Looked> = ({ folder, id }) => {
  const marked = markFolder(folder, id);
  return marked.ok ? success(listCopies(folder)) : marked;
};
