import type { TemplateFileName, TemplateProblem } from './house-template.ts';

/** Takes down what was left out of one file; `line` counts from 1. */
export type Report = (line: number, message: string) => void;

/** So many are told; nobody reads more before mending the first. */
const most = 100;

/** What was left out of a template, in the order in which it was met. */
export class TemplateProblems {
  readonly list: TemplateProblem[] = [];

  /** @returns a report for one file. */
  of(file: TemplateFileName): Report {
    return (line, message) => {
      if (this.list.length < most) this.list.push({ file, line, message });
    };
  }
}
