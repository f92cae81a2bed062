import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguageTag } from '../../core/article/schema/attributes.ts';
import { blankDetails, storyStatuses, type StoryStatus } from '../../core/article/story.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ExportFormat } from '../../core/publishing/export-format.ts';
import type { DrawingForm } from '../publishing/draw-story.ts';
import type { CliEnvironment, CliIo } from './command.ts';

const usage = `Use: galley export ID…|--all [--library DIR] --out DIR, or galley export --from FILE --out PAGE.html`;

/** What `galley export` was asked to do. Paths are absolute. */
export interface Asked {
  readonly ids: readonly string[];
  /** Every story of the library, or of those with this status; null for the named ones. */
  readonly all: { readonly status: StoryStatus | null } | null;
  readonly from: string | null;
  readonly out: string;
  readonly library: string;
  readonly language: string;
  readonly override: string | null;
  readonly form: Omit<DrawingForm, 'template'>;
  /** The folder of a template, null for none; `library` is the one that the desk uses. */
  readonly template: { readonly folder: string | null } | 'library';
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
    ids: [...new Set(ids)],
    all: values.all ? { status: statusOf(values.status) } : null,
    from: values.from ?? null,
    out: resolve(io.cwd, values.out ?? ''),
    library: library === undefined ? environment.libraryFolder : resolve(io.cwd, library),
    language: values.lang,
    override: override?.trim() ?? null,
    form: {
      format: formatOf(values),
      pictures: values.pictures === 'beside' ? 'beside' : 'embedded',
      claimReview: values['claim-review'],
    },
    template: templateOf(values, io),
  });
}

const formats: Readonly<Record<string, ExportFormat>> = {
  html: 'page',
  md: 'markdown',
  txt: 'text',
  galley: 'story-file',
};

function mistakeIn({ values, positionals: ids }: Parsed): string | null {
  const { format, pictures, fragment, from, override, all, status, template } = values;
  const isNamed = ids.length > 0;
  const isPage = format === 'html' && !fragment;
  const mistakes: readonly (readonly [boolean, string])[] = [
    [
      !Object.hasOwn(formats, format),
      `There is no format “${format}”; stories are written as html, md, txt or galley.`,
    ],
    [fragment && format !== 'html', '--fragment is for html alone.'],
    [!['embedded', 'beside'].includes(pictures), 'Pictures go “embedded” or “beside”.'],
    [!isLanguageTag(values.lang), 'Give --lang a language tag such as en-GB.'],
    [
      override !== undefined && override.trim().length < 3,
      'The reason after --override needs at least three letters.',
    ],
    [values.out === undefined || values.out === '', `Say with --out where to write. ${usage}`],
    [
      from === undefined && !isNamed && !all,
      `Name the stories to export, all of them with --all, or a file with --from. ${usage}`,
    ],
    [from !== undefined && isNamed, 'Name either stories or a file with --from, not both.'],
    [all && (isNamed || from !== undefined), '--all goes without names of stories or a file.'],
    [
      status !== undefined && (!all || statusOf(status) === null),
      `--status goes with --all, and is one of ${storyStatuses.join(', ')}.`,
    ],
    [
      from !== undefined && format === 'galley',
      'A Galley story file is made of a story of the library: import the file first.',
    ],
    [template === '', 'Name the folder of the template after --template.'],
    [
      template !== undefined && (!isPage || values['no-template']),
      '--template is for whole pages, and not with --no-template.',
    ],
    [
      values['claim-review'] && format === 'galley',
      '--claim-review is for what readers get; a story file has the fact-check in any case.',
    ],
  ];
  return mistakes.find(([isMade]) => isMade)?.[1] ?? null;
}

function statusOf(given: string | undefined): StoryStatus | null {
  return storyStatuses.find((status) => status === given) ?? null;
}

function formatOf({ format, fragment, pictures }: Parsed['values']): ExportFormat {
  if (fragment) return 'fragment';
  const chosen = formats[format] ?? 'page';
  return chosen === 'page' && pictures === 'beside' ? 'page-beside' : chosen;
}

function templateOf(values: Parsed['values'], io: CliIo): Asked['template'] {
  if (values.template !== undefined) return { folder: resolve(io.cwd, values.template) };
  return values['no-template'] ? { folder: null } : 'library';
}

function parse(args: readonly string[]) {
  try {
    return success(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          all: { type: 'boolean', default: false },
          'claim-review': { type: 'boolean', default: false },
          format: { type: 'string', default: 'html' },
          fragment: { type: 'boolean', default: false },
          from: { type: 'string' },
          lang: { type: 'string', default: blankDetails.language },
          library: { type: 'string' },
          'no-template': { type: 'boolean', default: false },
          out: { type: 'string' },
          override: { type: 'string' },
          pictures: { type: 'string', default: 'embedded' },
          status: { type: 'string' },
          template: { type: 'string' },
        },
      }),
    );
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}
