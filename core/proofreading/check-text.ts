import { createProofreader } from './check.ts';
import type { FindingKind } from './finding.ts';
import { PLAIN_HOUSE_STYLE } from './house-style.ts';
import type { LanguageSet } from './language/language.ts';
import { plainTextBlocks } from './plain-text.ts';

/** A finding in a plain text, as `galley check --jsonl` writes it. Offsets: UTF-16 code units. */
export interface TextIssue {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly kind: FindingKind;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** Checks one plain text on its own. */
export function checkText(languages: LanguageSet, text: string, lang: string): TextIssue[] {
  const blocks = plainTextBlocks(text, lang);
  const story = blocks.map(({ proof }) => proof);
  return createProofreader(languages)
    .check(story, PLAIN_HOUSE_STYLE)
    .map(({ block, from, to, rule, kind, message, suggestions }) => {
      const start = blocks[block]?.start ?? 0;
      return { start: start + from, end: start + to, rule, kind, message, suggestions };
    });
}

/**
 * The issues of a text as lines for a terminal: `file:line:column: message [rule] → suggestions`.
 * Lines and columns count from 1; a column is a UTF-16 code unit.
 */
export function issueLines(file: string, text: string, issues: readonly TextIssue[]): string[] {
  let line = 1;
  let lineStart = 0;
  let at = 0;
  return issues.map(({ start, message, rule, suggestions }) => {
    for (; at < start; at += 1) {
      if (text[at] === '\n') {
        line += 1;
        lineStart = at + 1;
      }
    }
    const offered = suggestions.map((suggestion) => suggestion || '(delete)').join(', ');
    const arrow = offered === '' ? '' : ` → ${offered}`;
    return `${file}:${String(line)}:${String(start - lineStart + 1)}: ${message} [${rule}]${arrow}`;
  });
}
