import { Dialect, LocalLinter, SuggestionKind, type Lint } from 'harper.js';
import { binary } from 'harper.js/binary';
import type { Flag } from '../score.ts';
import { answerTexts } from './answer-texts.ts';

// Harper with its default rules.

const DIALECTS: Readonly<Record<string, Dialect>> = {
  'en-GB': Dialect.British,
  'en-US': Dialect.American,
};
// What Harper calls its findings, in the kinds of the protocol. A spelling finding names no kind,
// so that its words tell name from other word, as for every spelling checker.
const KINDS: Readonly<Record<string, string | undefined>> = {
  Spelling: undefined,
  Repetition: 'doubled',
  Typo: 'realword',
  Eggcorn: 'realword',
  Malapropism: 'realword',
  Grammar: 'realword',
  Agreement: 'realword',
  WordChoice: 'realword',
  Usage: 'realword',
  Nonstandard: 'realword',
  BoundaryError: 'realword',
};

const linter = new LocalLinter({ binary });
let present: string | undefined;

await answerTexts(async (text, lang) => {
  if (lang !== present) await linter.setDialect(DIALECTS[lang] ?? Dialect.British);
  present = lang;
  const lints = await linter.lint(text, { language: 'plaintext' });
  return lints.map((lint) => toFlag(lint, text));
});

function toFlag(lint: Lint, text: string): Flag {
  const { start, end } = lint.span();
  const words = text.slice(start, end);
  const suggestions = lint.suggestions().map((suggestion) => {
    const given = suggestion.get_replacement_text();
    switch (suggestion.kind()) {
      case SuggestionKind.Remove:
        return '';
      case SuggestionKind.InsertAfter:
        return words + given;
      default:
        return given;
    }
  });
  return { start, end, suggestions, ...kindFor(lint.lint_kind(), words) };
}

function kindFor(kind: string, words: string): { kind?: string } {
  if (/^an?$/i.test(words) || kind === 'Spelling') return {};
  return { kind: KINDS[kind] ?? 'other' };
}
