import { readable } from '../markup.ts';
import type { PublishedPicture } from '../published-story.ts';
import type {
  HouseTemplate,
  TemplateFileName,
  TemplateNode,
  TemplateProblem,
} from './house-template.ts';
import { readMarkup } from './template-markup.ts';
import { TemplatePictures } from './template-pictures.ts';
import { TemplateProblems } from './template-problems.ts';
import { readStyle } from './template-style.ts';

/** The files of a template as the newsroom keeps them; null where one is not there. */
export interface TemplateFiles {
  /** `head.html`: what stands above the story. */
  readonly head: string | null;
  /** `foot.html`: what stands under it. */
  readonly foot: string | null;
  /** `page.css`: style that follows the page’s own. */
  readonly style: string | null;
  /** Pictures of the template’s folder by name; those that the files name go into every page. */
  readonly pictures?: ReadonlyMap<string, PublishedPicture>;
}

/** A template, and what of its files did not get into it. */
export interface TemplateReading {
  readonly template: HouseTemplate;
  readonly problems: readonly TemplateProblem[];
}

/** UTF-16 units of one file. */
const longest = 128 * 1024;

/**
 * Reads a newsroom’s template. Every sign of it is taken for hostile: what is not on the lists of
 * template-markup.ts and template-style.ts is left out, and named with its line. Pure: the same
 * files give the same template. Never throws for what a file holds.
 */
export function readTemplate(files: TemplateFiles): TemplateReading {
  const problems = new TemplateProblems();
  const pictures = new TemplatePictures(files.pictures ?? new Map());
  const labels = new Set<string>();
  const markup = (file: TemplateFileName, text: string | null): readonly TemplateNode[] =>
    read(file, text, problems, [], (html) =>
      readMarkup(html, { pictures, labels, report: problems.of(file) }),
    );
  const template = {
    head: markup('head.html', files.head),
    foot: markup('foot.html', files.foot),
    style: read('page.css', files.style, problems, '', (css) =>
      readStyle(css, pictures, problems.of('page.css')),
    ),
  };
  return { template, problems: problems.list };
}

function read<Part>(
  file: TemplateFileName,
  text: string | null,
  problems: TemplateProblems,
  nothing: Part,
  readText: (text: string) => Part,
): Part {
  const report = problems.of(file);
  if (text === null || text.trim() === '') return nothing;
  if (text.length > longest) {
    report(1, 'This file was left out: it is longer than 128 KB.');
    return nothing;
  }
  try {
    return readText(readable(text.replace(/^\ufeff/, '')));
  } catch (error) {
    // Nesting beyond all measure ends the parsers’ stack.
    if (!(error instanceof RangeError)) throw error;
    report(1, 'This file was left out: it is nested too deeply to be read.');
    return nothing;
  }
}
