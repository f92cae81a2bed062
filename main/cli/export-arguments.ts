import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguageTag } from '../../core/article/schema/attributes.ts';
import { blankDetails } from '../../core/article/story.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import { publishMarkdown } from '../../core/publishing/markdown.ts';
import { publishPage } from '../../core/publishing/page.ts';
import { publishPlainText } from '../../core/publishing/plain-text.ts';
import type {
  PublishedPage,
  PublishedStory,
  PublishOptions,
} from '../../core/publishing/published-story.ts';
import type { CliEnvironment, CliIo } from './command.ts';

const usage = `Use: galley export ID… [--library DIR] --out DIR, or galley export --from FILE --out PAGE.html`;

/** What `galley export` was asked to do. Paths are absolute. */
export interface Asked {
  readonly ids: readonly string[];
  readonly from: string | null;
  readonly out: string;
  readonly library: string;
  readonly language: string;
  readonly override: string | null;
  readonly draw: (story: PublishedStory) => PublishedPage;
  /** What the files' names end in. */
  readonly ending: string;
}

type Parsed = Extract<ReturnType<typeof parse>, { readonly ok: true }>['value'];

/**
 * Reads the words after `galley export`.
 * @returns what is asked, or a sentence that says what is wrong.
 */
export function readArguments(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Result<Asked, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals: ids } = parsed.value;
  const mistake = mistakeIn(parsed.value);
  if (mistake !== null) return failure(mistake);
  const { library, override } = values;
  return success({
    ids,
    from: values.from ?? null,
    out: resolve(io.cwd, values.out ?? ''),
    library: library === undefined ? environment.libraryFolder : resolve(io.cwd, library),
    language: values.lang,
    override: override?.trim() ?? null,
    draw: drawerOf(values),
    ending: values.format,
  });
}

function mistakeIn({ values, positionals: ids }: Parsed): string | null {
  const { format, pictures, fragment, from, override } = values;
  const yet = format === 'galley' ? ' yet' : '';
  const mistakes: readonly (readonly [boolean, string])[] = [
    [
      !['html', 'md', 'txt'].includes(format),
      `There is no format “${format}”${yet}; stories are written as html, md or txt.`,
    ],
    [fragment && format !== 'html', '--fragment is for html alone.'],
    [!['embedded', 'beside'].includes(pictures), 'Pictures go “embedded” or “beside”.'],
    [!isLanguageTag(values.lang), 'Give --lang a language tag such as en-GB.'],
    [override !== undefined && override.trim().length < 3, 'Give the reason after --override.'],
    [values.out === undefined || values.out === '', `Say with --out where to write. ${usage}`],
    [
      from === undefined && ids.length === 0,
      `Name the stories to export, or a file with --from. ${usage}`,
    ],
    [from !== undefined && ids.length > 0, 'Name either stories or a file with --from, not both.'],
  ];
  return mistakes.find(([isMade]) => isMade)?.[1] ?? null;
}

function drawerOf({ format, fragment, pictures }: Parsed['values']): Asked['draw'] {
  if (format === 'md') return publishMarkdown;
  if (format === 'txt') return publishPlainText;
  const options: PublishOptions = {
    shape: fragment ? 'fragment' : 'page',
    pictures: pictures === 'beside' ? 'beside' : 'embedded',
  };
  return (story) => publishPage(story, options);
}

function parse(args: readonly string[]) {
  try {
    return success(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          library: { type: 'string' },
          out: { type: 'string' },
          from: { type: 'string' },
          lang: { type: 'string', default: blankDetails.language },
          fragment: { type: 'boolean', default: false },
          pictures: { type: 'string', default: 'embedded' },
          format: { type: 'string', default: 'html' },
          override: { type: 'string' },
        },
      }),
    );
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}
