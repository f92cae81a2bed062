import { failure, success, type Result } from '../../core/base/result.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import type { HouseTemplate } from '../../core/publishing/template/house-template.ts';
import { readTemplateAt } from '../publishing/page-template.ts';
import { wrong, type CliIo } from './command.ts';
import type { Asked } from './export-arguments.ts';

/** The page was kept back by its checklist. */
export const blocked = 1;

/** Says on standard error why nothing came of it. */
export function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley export: ${sentence}\n`);
  return wrong;
}

/**
 * Prints the checklist.
 * @param override why its errors hold nothing back, or null when they do
 * @returns how many errors it has.
 */
export function reportChecklist(
  name: string,
  { items, override }: { items: readonly ChecklistItem[]; override: string | null },
  io: CliIo,
): number {
  for (const item of items) io.stderr.write(`${name}: ${item.severity}: ${item.message}\n`);
  const errors = items.filter((item) => item.severity === 'error').length;
  if (errors > 0 && override === null)
    io.stderr.write(
      `${name}: Errors keep a page back; --override REASON writes it all the same.\n`,
    );
  return errors;
}

/**
 * The template that pages are drawn with; what of it is left out is told on standard error.
 * @param own the folder of the library's own, or null
 * @returns a sentence when a folder that was named holds no template.
 */
export async function templateFor(
  asked: Asked,
  own: string | null,
  io: CliIo,
): Promise<Result<HouseTemplate | null, string>> {
  if (asked.form.format !== 'page' && asked.form.format !== 'page-beside') return success(null);
  const folder = asked.template === 'library' ? own : asked.template.folder;
  const { template, state } = await readTemplateAt(folder);
  for (const { file, line, message } of state.troubles) {
    const place = [file, line].filter((part) => part !== null && part !== '').join(':');
    io.stderr.write(`template${place === '' ? '' : ` ${place}`}: ${message}\n`);
  }
  const isNamed = asked.template !== 'library' && folder !== null;
  return isNamed && state.files.length === 0
    ? failure(`There is no template in ${folder}. Nothing was written.`)
    : success(template);
}

/** The system's own word for what went wrong, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
