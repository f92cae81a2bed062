import { failure, success, type Result } from '../../core/base/result.ts';
import { assertNever } from '../../core/base/assert-never.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { ExportForm } from '../../core/contract/publishing.ts';
import { publishMarkdown } from '../../core/publishing/markdown.ts';
import { publishPage } from '../../core/publishing/page.ts';
import { publishPlainText } from '../../core/publishing/plain-text.ts';
import type {
  FileBeside,
  PublishedPage,
  PublishedStory,
  PublishOptions,
} from '../../core/publishing/published-story.ts';
import type { HouseTemplate } from '../../core/publishing/template/house-template.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { StoryId } from '../../core/base/id.ts';
import { logFault } from '../log.ts';
import { withCopies } from '../pictures/ready-copies.ts';
import { packStory } from '../story-file/pack-story.ts';

/** The form that a story leaves in, and what surrounds it there. */
export interface DrawingForm extends ExportForm {
  /** Where the pictures of a fragment go; a page says so by its format. */
  readonly pictures: PublishOptions['pictures'];
  readonly template: HouseTemplate | null;
}

/** A form that readers get. */
export type ReadersForm = DrawingForm & {
  readonly format: Exclude<DrawingForm['format'], 'story-file'>;
};

/** A story as bytes, with the files that belong beside it. */
export interface DrawnStory {
  readonly bytes: Uint8Array;
  readonly files: readonly FileBeside[];
  /** What found no room in it, by name. */
  readonly left: readonly string[];
}

/**
 * Draws a story for readers; the desk, its preview and the command line all go through here, so that
 * they give the same bytes.
 */
export function drawForReaders(story: PublishedStory, form: ReadersForm): DrawnStory {
  const { text, files } = drawText(story, form);
  return { bytes: new TextEncoder().encode(text), files, left: [] };
}

function drawText(story: PublishedStory, form: ReadersForm): PublishedPage {
  const { format, pictures, claimReview, template } = form;
  switch (format) {
    case 'page':
      return publishPage(story, { shape: 'page', pictures: 'embedded', claimReview, template });
    case 'page-beside':
      return publishPage(story, { shape: 'page', pictures: 'beside', claimReview, template });
    case 'fragment':
      return publishPage(story, { shape: 'fragment', pictures, claimReview });
    case 'markdown':
      return publishMarkdown(story, { claimReview });
    case 'text':
      return publishPlainText(story, { claimReview });
    default:
      return assertNever(format);
  }
}

/** Whether pictures with smaller copies are files beside what is written. */
function hasCopiesBeside({ format, pictures }: Omit<DrawingForm, 'template'>): boolean {
  return format === 'page-beside' || (format === 'fragment' && pictures === 'beside');
}

/**
 * The story with all that its form needs beside it: smaller copies of its pictures, if they go
 * beside it. Without them it would be another page, so it is not drawn where they cannot be made.
 * @param folder where copies are kept from one time to the next, or null
 */
export async function readyToDraw(
  story: PublishedStory,
  form: Omit<DrawingForm, 'template'>,
  folder: string | null,
  signal?: AbortSignal,
): Promise<Result<PublishedStory, RequestFailure>> {
  if (!hasCopiesBeside(form)) return success(story);
  try {
    return success(await withCopies(story, folder, signal));
  } catch (fault) {
    if (signal?.aborted) return failure({ code: 'cancelled', message: 'Nothing was exported.' });
    logFault('copies', fault);
    return failure(noCopies);
  }
}

/** Packs a stored story with all that is on record of it, for colleagues. */
export async function drawStoryFile(
  store: ArticleStore,
  id: StoryId,
): Promise<Result<DrawnStory, RequestFailure>> {
  const packed = await packStory(store, id);
  if (packed === null) return failure(gone);
  if (!packed.ok) return failure({ code: 'bad-input', message: packed.error });
  return success({ bytes: packed.value.bytes, files: [], left: packed.value.left });
}

const noCopies: RequestFailure = {
  code: 'internal',
  message:
    'The smaller copies of its pictures could not be made: what makes them stopped by itself. Nothing was written; what stood there before is whole. Try again, or export the page with its pictures inside it.',
};

const gone: RequestFailure = {
  code: 'not-found',
  message: 'This story is no longer in the store. Nothing was exported.',
};
