import type { StoryId, UploadId } from '../../core/base/id.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Source } from '../../core/factcheck/source.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { systemTimer, type Timer } from '../handlers/index-schedule.ts';
import { noStory, refused, type Reply } from '../handlers/replies.ts';
import type { Ports } from '../ports.ts';
import {
  beginIntake,
  cleanFileName,
  storeAsSource,
  type AnnouncedFile,
  type Intake,
} from './intake.ts';

/** Files that the page sends piece by piece. */
export interface Uploads {
  begin(storyId: StoryId, file: AnnouncedFile): Promise<Reply<UploadId>>;
  append(id: UploadId, piece: Uint8Array): Promise<Reply<null>>;
  finish(id: UploadId): Promise<Reply<Source>>;
  cancel(id: UploadId): Promise<Reply<null>>;
}

interface Upload {
  readonly storyId: StoryId;
  readonly intake: Intake;
  /** Ends when everything that was asked of it before has been done. */
  turn: Promise<unknown>;
  calm: () => void;
}

const mostAtOnce = 8;
const longestRest = 60_000;

/**
 * Takes files in from the page: a few at a time, each piece after the one before. One that rests
 * for a minute, or whose page has gone, is forgotten.
 */
export function createUploads(
  store: ArticleStore,
  ports: Pick<Ports, 'newId' | 'whenPageGoes'>,
  timer: Timer = systemTimer,
): Uploads {
  const uploads = new Map<UploadId, Upload>();
  let starting = 0;
  ports.whenPageGoes(() => {
    for (const id of uploads.keys()) void forget(id);
  });

  function forget(id: UploadId): Promise<unknown> {
    const upload = uploads.get(id);
    uploads.delete(id);
    upload?.calm();
    return upload ? upload.turn.then(() => upload.intake.drop()) : Promise.resolve();
  }

  /** Does one thing after the other, and watches for the page falling silent. */
  function inTurn<T>(id: UploadId, act: (upload: Upload) => Promise<Reply<T>>): Promise<Reply<T>> {
    const upload = uploads.get(id);
    if (!upload) return Promise.resolve(noUpload);
    upload.calm();
    const done = upload.turn.then(() => (uploads.has(id) ? act(upload) : noUpload));
    upload.turn = done.catch(() => undefined);
    upload.calm = timer(() => void forget(id), longestRest);
    return done.catch((fault: unknown) => {
      void forget(id);
      throw fault;
    });
  }

  return {
    begin: async (storyId, { name, size }) => {
      if (uploads.size + starting >= mostAtOnce) return tooMany;
      if (!store.stories.get(storyId)) return noStory;
      starting += 1;
      try {
        const begun = await beginIntake(store, { name: cleanFileName(name), size });
        if (!begun.ok) return badFile(begun.error);
        const id = ports.newId() as UploadId;
        const calm = timer(() => void forget(id), longestRest);
        uploads.set(id, { storyId, intake: begun.value, turn: Promise.resolve(), calm });
        return success(id);
      } finally {
        starting -= 1;
      }
    },
    append: (id, piece) =>
      inTurn(id, async ({ intake }) => {
        const taken = await intake.append(piece);
        if (taken.ok) return taken;
        void forget(id);
        return badFile(taken.error);
      }),
    finish: (id) =>
      inTurn(id, async ({ storyId, intake }) => {
        const source = {
          id: ports.newId() as Source['id'],
          storyId,
          editor: store.settings.get().editor,
        };
        const stored = await intake.finish(storeAsSource(store, source));
        void forget(id);
        if (!stored.ok) return badFile(stored.error);
        return stored.value ? success(stored.value) : noStory;
      }),
    cancel: async (id) => {
      await forget(id);
      return success(null);
    },
  };
}

/** A file that the vault does not take, with the sentence that says why. */
export function badFile(message: string): Reply<never> {
  return failure({ code: 'bad-input', message });
}

const noUpload = refused(
  'not-found',
  'This file is no longer on its way: it was given up, or took too long. Nothing was stored. Drop it in again.',
);

const tooMany = refused(
  'bad-input',
  'Galley is still taking in other files, and takes eight at a time. This one was not stored. Wait a moment, then drop it in again.',
);
