/**
 * The dossier's style: dense, for reading at a desk and on paper. Colours keep a contrast of 7:1 for
 * text and 4.5:1 for what stands beside it, in both themes.
 */
export const dossierStyle = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1a18; --soft: #56524a; --line: #d5d0c5; --accent: #1b5876; --tint: #f5f3ee;
  --good: #14572d; --bad: #8f1d14; --wait: #6a4500; --mark: #fff1b8; --ins: #dcf3e1; --del: #fbe0dc;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Source Serif 4", "Noto Serif",
    "Liberation Serif", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --ink: #ece8e0; --soft: #b3ac9f; --line: #3a362f; --accent: #8cc7e3; --tint: #201e1b;
    --good: #8fd6a4; --bad: #f5a79e; --wait: #eac27a; --mark: #4a3f14; --ins: #1d3a26; --del: #472420;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 0.9375rem/1.5 var(--sans); overflow-wrap: break-word; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
.private { margin: 0 0 1.5rem; padding: 0.6rem 0.9rem; border: 1px solid var(--bad); color: var(--bad); font-weight: 600; }
h1 { margin: 0 0 1.25rem; font: 700 1.875rem/1.2 var(--serif); text-wrap: balance; }
h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 2px solid var(--ink); font: 700 1.3125rem/1.25 var(--serif); }
h3 { margin: 1.75rem 0 0.5rem; font: 600 0.9375rem/1.4 var(--sans); color: var(--soft); }
h4, .source h3, section > .claim h3 { margin: 0 0 0.5rem; font: 600 0.9375rem/1.4 var(--sans); color: var(--ink); }
p { margin: 0 0 0.5rem; }
a { color: var(--accent); text-underline-offset: 0.18em; overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: 0.8125rem/1.5 var(--mono); word-break: break-all; }
td code { font-size: 0.75rem; }
dl { margin: 0 0 0.75rem; }
dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: 0.75rem; padding: 0.2rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.sentences { margin: 0; padding-inline-start: 2.5rem; }
.sentences > li { margin: 0 0 0.9rem; }
.sentences > li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
.words { margin: 0 0 0.25rem; font: 1.0625rem/1.5 var(--serif); }
mark { background: var(--mark); color: inherit; }
ins { background: var(--ins); color: inherit; text-decoration: underline; }
del { background: var(--del); color: inherit; text-decoration: line-through; }
.plain { color: var(--soft); }
.claim, .source { margin: 0.5rem 0 1rem; padding: 0.75rem 0.9rem; background: var(--tint); border-inline-start: 3px solid var(--line); }
.state { display: inline-block; font-weight: 600; color: var(--wait); }
.confirmed, .opinion, .verbatim, .tied { color: var(--good); }
.needs-change, .cannot-confirm, .text-changed, .altered, .not-found { color: var(--bad); }
table { width: 100%; margin: 0 0 0.75rem; border-collapse: collapse; font-size: 0.875rem; }
caption { padding: 0.25rem 0; text-align: start; color: var(--soft); }
th, td { padding: 0.35rem 0.6rem 0.35rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { font-weight: 600; }
td time { white-space: nowrap; }
@media (max-width: 40rem) {
  dl > div { grid-template-columns: 1fr; gap: 0; }
  .sentences { padding-inline-start: 2rem; }
}
@media print {
  @page { margin: 1.8cm; }
  :root {
    --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --tint: #fff; --good: #000; --bad: #000;
    --wait: #000; --mark: #eee; --ins: #fff; --del: #fff;
  }
  html { font-size: 11px; }
  main { max-width: none; padding: 0; }
  h2, h3, h4, caption, thead { break-after: avoid; }
  tr, dl > div { break-inside: avoid; }
  a { color: inherit; }
  td a[href^="http"]::after, dd a[href^="http"]::after { content: " (" attr(href) ")"; }
}
`;
