/** The page's own address; its form is sent there, and each choice is a link below it. */
export const unlockAddress = 'app://unlock/';

/** What the editor can do besides typing the passphrase. */
export type UnlockChoice = 'elsewhere' | 'quit';

/** The choice that a link of the page stands for, or null for any other link. */
export function unlockChoiceOf(href: string): UnlockChoice | null {
  const choices: readonly UnlockChoice[] = ['elsewhere', 'quit'];
  return choices.find((choice) => href === `${unlockAddress}${choice}`) ?? null;
}

/** What the page shows. */
export type UnlockView =
  /**
   * Asks; with `trouble`, a sentence, because what was typed before did not open the library. With
   * `typed` what was typed stands in the field, to be read or not.
   */
  | {
      readonly shows: 'question';
      readonly trouble: string;
      readonly typed?: { readonly words: string; readonly isShown: boolean };
    }
  /** A conversion that was cut short is carried to its end; `share` from 0 to 1. */
  | { readonly shows: 'work'; readonly share: number }
  | { readonly shows: 'opening' };

/** What is said of a passphrase that opens nothing. */
export const wrongPassphraseSentence =
  'That is neither the passphrase nor the recovery key of this library. Look at capital letters and the keyboard’s language, and try again.';

/** A calm page that asks for the passphrase of the library in `folder`. */
export function unlockPage(view: UnlockView, folder: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${titles[view.shows]}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">Galley</p>
<h1>${titles[view.shows]}</h1>
${view.shows === 'question' ? question(view, folder) : waiting(view)}
</main>
</body>
</html>
`;
}

const titles: Readonly<Record<UnlockView['shows'], string>> = {
  question: 'This library is locked',
  work: 'Finishing what was begun',
  opening: 'Opening the library',
};

/**
 * What the page's form was sent for: to open the library, or, since no script may run, to have what
 * was typed shown or hidden.
 */
export function readUnlockForm(fields: URLSearchParams): {
  readonly words: string;
  readonly shows: boolean | null;
} {
  const wish = fields.get('typing');
  return {
    words: fields.get('passphrase') ?? '',
    shows: wish === null ? null : wish === 'show',
  };
}

function question(
  { trouble, typed }: Extract<UnlockView, { shows: 'question' }>,
  folder: string,
): string {
  const isShown = typed?.isShown ?? false;
  const isWrong = trouble !== '';
  const described = isWrong ? 'trouble help' : 'help';
  return `<form method="post" action="${unlockAddress}" autocomplete="off">
<label for="passphrase">Passphrase or recovery key</label>
<input id="passphrase" name="passphrase" type="${isShown ? 'text' : 'password'}" value="${escape(typed?.words ?? '')}" autocomplete="off" spellcheck="false" maxlength="1000" required autofocus aria-describedby="${described}"${isWrong ? ' aria-invalid="true"' : ''}>
${isWrong ? `<p id="trouble" class="trouble" role="alert">${escape(trouble)}</p>` : ''}
<p id="help" class="calm">Its stories, sources and backups are encrypted. Nobody can open them without one of the two, not the makers of Galley either.</p>
<nav aria-label="What to do">
<button class="first" type="submit">Open the library</button>
<button type="submit" name="typing" value="${isShown ? 'hide' : 'show'}" formnovalidate>${isShown ? 'Hide what I type' : 'Show what I type'}</button>
<a href="${unlockAddress}elsewhere">Choose another folder…</a>
<a href="${unlockAddress}quit">Quit</a>
</nav>
</form>
<p class="calm">The folder: <code>${escape(folder)}</code></p>`;
}

function waiting(view: Exclude<UnlockView, { shows: 'question' }>): string {
  if (view.shows === 'opening') return '<p role="status">One moment.</p>';
  const percent = Math.round(view.share * 100);
  return `<p>Galley was closed while this library was being encrypted or decrypted, and is carrying that to its end. Nothing is lost if it is closed again: it goes on the next time.</p>
<p role="status"><progress max="100" value="${percent}" aria-label="How much is done"></progress> ${percent} %</p>`;
}

const style = `
:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #1d1c1a; --soft: #5d594f; --line: #cfc9bd; --accent: #1d5b79; --on: #fff; --bad: #9c2b1f; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1a18; --ink: #ebe7df; --soft: #b0aa9f; --line: #625b52; --accent: #7fbfdd; --on: #10212a; --bad: #f0a196; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink); font: 15px/1.6 "Inter Variable", Inter, system-ui, "Helvetica Neue", Arial, sans-serif; }
main { width: min(35rem, 100% - 4rem); padding: 2rem; }
.brand { margin: 0 0 .4rem; font: 600 15px/1 "Source Serif 4", Georgia, serif; color: var(--accent); }
h1 { margin: 0 0 1.2rem; font: 600 27px/1.25 "Source Serif 4", Georgia, serif; }
label { display: block; font-weight: 600; }
input { box-sizing: border-box; width: 100%; margin: .3rem 0; padding: .5rem .7rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 7px; }
.trouble { margin: .3rem 0; color: var(--bad); font-weight: 600; }
.calm { color: var(--soft); font-size: 13px; }
code { overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.2rem 0; }
a, button { padding: .4rem .8rem; font: inherit; font-size: 14px; border: 1px solid var(--line); border-radius: 7px; color: inherit; background: none; text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.first { background: var(--accent); border-color: var(--accent); color: var(--on); font-weight: 600; }
progress { width: 100%; accent-color: var(--accent); }
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
