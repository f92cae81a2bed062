import { describe, expect, it } from 'vitest';
import { hasInlineCode, reachesElectron } from '../../scripts/build.mjs';

describe('the wall between the command line and Electron', () => {
  const chunk = (fileName: string, imports: string[], dynamicImports: string[] = []) => ({
    fileName,
    imports,
    dynamicImports,
  });

  it('holds when only the main process imports it', () => {
    const chunks = [
      chunk('index.js', ['electron', 'shared.js']),
      chunk('cli.js', ['node:fs', 'shared.js']),
      chunk('shared.js', ['better-sqlite3']),
    ];
    expect(reachesElectron('cli.js', chunks)).toBe(false);
    expect(reachesElectron('index.js', chunks)).toBe(true);
  });

  it('is broken by an import of an import, and by a dynamic one', () => {
    const chunks = [
      chunk('cli.js', ['a.js']),
      chunk('a.js', ['cli.js'], ['b.js']),
      chunk('b.js', ['electron']),
    ];
    expect(reachesElectron('cli.js', chunks)).toBe(true);
  });
});

describe('code in the page itself', () => {
  it.each([
    '<script>start()</script>',
    '<script type="module">start()</script>',
    '<style>h1 { color: red }</style>',
    '<p style="color: red">',
    '<body onload="start()">',
  ])('is found in %s', (page) => {
    expect(hasInlineCode(page)).toBe(true);
  });

  it('is not what names a file', () => {
    const page =
      '<head><script type="module" crossorigin src="./desk.js"></script>' +
      '<link rel="stylesheet" href="./theme.css"></head><body><div id="desk"></div></body>';
    expect(hasInlineCode(page)).toBe(false);
  });
});
