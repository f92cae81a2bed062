// Chromium takes some two thousand switches, and many take a wall down: the same-origin policy, the
// questions about permissions, the place of its own programs. The installed app starts with those
// alone that a desk can need on some machine, for its display, its graphics or its reader.
const known: ReadonlySet<string> = new Set([
  'library',
  'class',
  'disable-dev-shm-usage',
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'display',
  'enable-wayland-ime',
  'force-dark-mode',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'force-renderer-accessibility',
  'gtk-version',
  'high-dpi-support',
  'lang',
  // Whoever must run Galley as root on Linux has no other way (docs/security.md).
  'no-sandbox',
  'ozone-platform',
  'ozone-platform-hint',
  'use-angle',
  'use-gl',
  'wayland-text-input-version',
]);

// What macOS adds by itself when an app is started from the Finder or from Xcode.
const ofMacos = /^-(?:psn_|NS|Apple)/;

/**
 * The switches among the words that Galley was started with which it does not start with, as
 * `--name`, each once. Everything behind `--` is a file for Chromium too.
 */
export function foreignSwitches(
  words: readonly string[],
  platform: NodeJS.Platform = process.platform,
): string[] {
  const end = words.indexOf('--');
  const before = end === -1 ? words : words.slice(0, end);
  const names = before
    .filter((word) => !(platform === 'darwin' && ofMacos.test(word)))
    .map((word) => nameOf(word, platform))
    .filter((name) => name !== null && !known.has(name));
  return [...new Set(names)].map((name) => `--${name}`);
}

/** The name of a switch as Chromium reads it: behind one hyphen or two, on Windows a slash as well. */
function nameOf(word: string, platform: NodeJS.Platform): string | null {
  const signs = platform === 'win32' ? /^(?:--|-|\/)([^=]+)/ : /^(?:--|-)([^=]+)/;
  const name = signs.exec(word)?.[1];
  return name === undefined ? null : platform === 'win32' ? name.toLowerCase() : name;
}

/** Says why Galley does not start. */
export function refusal(switches: readonly string[]): string {
  return `Galley does not start with ${switches.join(', ')}: such switches can take down what stands between your stories and others. Leave ${switches.length === 1 ? 'it' : 'them'} out and start again.`;
}
