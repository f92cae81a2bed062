// What each page may do, as headers. The desk's policy was measured against 516 hostile HTML
// inputs put in through innerHTML; the one addition is our own worker, whose script URL passes the
// trusted-types policy `galley-worker`.

const deskPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ProseMirrorClipboard galley-worker',
].join('; ');

// The proofreading worker alone may compile WebAssembly: the spelling engine of other languages is
// a program of that kind. It has no document, so nothing that is pasted or imported comes near it
// but as text.
const workerPolicy = deskPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
);

// The worker that reads a source's file has the most hostile bytes of all in its hands. It draws,
// sends and starts nothing; it may fetch what it is made of and pdf.js's tables of characters.
const readingPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

// The worker that makes a story of a file is as shut in, and fetches nothing at all: what a document
// names beside itself the page hands to it.
const importingPolicy = readingPolicy.replace("connect-src 'self'; ", '');

// A page that is only looked at: its own styles and embedded pictures, no script, nothing fetched.
const stillPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-same-origin',
].join('; ');

// A page that asks for one thing: the same, and its one form may be sent to where it came from. The
// sandbox would keep the caret from its field with the scripts; those the policy forbids by itself,
// and its window has no JavaScript.
const formPolicy = stillPolicy
  .replace("form-action 'none'", "form-action 'self'")
  .replace('sandbox allow-same-origin', 'sandbox allow-same-origin allow-forms allow-scripts');

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Headers of the desk's own page and of everything that it is made of. */
export const deskHeaders = { ...always, 'content-security-policy': deskPolicy };

/** Headers of the proofreading worker's script; a worker goes by those that its own script has. */
export const workerHeaders = { ...always, 'content-security-policy': workerPolicy };

/** Headers of the script of the worker that reads sources. */
export const readingHeaders = { ...always, 'content-security-policy': readingPolicy };

/** Headers of the script of the worker that makes stories of files. */
export const importingHeaders = { ...always, 'content-security-policy': importingPolicy };

/** Headers of a page without scripts: the preview, and a page that tells of trouble. */
export const stillHeaders = { ...always, 'content-security-policy': stillPolicy };

/** Headers of a page without scripts that asks for one thing: what is typed there is kept nowhere. */
export const formHeaders = {
  ...always,
  'content-security-policy': formPolicy,
  'cache-control': 'no-store',
};

/** Headers of a stored picture or a source's file, whatever it may turn out to hold. */
export const mediumHeaders = {
  ...always,
  'content-security-policy': "default-src 'none'; sandbox",
  // A picture is named by its content, so what was fetched once never changes.
  'cache-control': 'public, max-age=31536000, immutable',
};
