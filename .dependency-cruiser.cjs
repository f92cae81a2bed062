// The walls between the rooms (docs/architecture.md), type imports counted.
const room = (name, from, to, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, ...extra.from },
  to: { path: to, ...extra.to },
});

const node = '^(node:|fs$|path$|child_process$|crypto$|os$|worker_threads$)';
const features = 'proofreading|factcheck|tagging|publishing|importing';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    room('core-is-pure', '^core/', '^(db|main|preload|renderer|tests|scripts)/'),
    room(
      'core-has-no-host',
      '^core/',
      `${node}|node_modules/(electron|react|react-dom|better-sqlite3|prosemirror-view)/`,
    ),
    {
      name: 'core-features-apart',
      severity: 'error',
      from: { path: `^core/(${features})/`, pathNot: '^core/publishing/checklist\\.ts$' },
      to: { path: `^core/(${features}|contract)/`, pathNot: '^core/$1/' },
    },
    room('article-stands-alone', '^core/article/', `^core/(${features}|contract)/`),
    room('base-stands-alone', '^core/base/', '^core/(?!base/)'),
    room('db-below-main', '^db/', '^(main|preload|renderer|tests|scripts)/|node_modules/electron/'),
    room(
      'handlers-know-no-electron',
      '^main/(handlers/|host\\.ts|cli\\.ts|cli/|cli-entry\\.ts)',
      'node_modules/electron/|^electron$',
    ),
    {
      // Both sides of the store's thread, and all that runs in it: a worker cannot load Electron.
      name: 'store-thread-knows-no-electron',
      severity: 'error',
      from: { path: '^main/store-thread/' },
      to: { path: 'node_modules/electron/|^electron$', reachable: true },
    },
    room('main-above-page', '^main/', '^(preload|renderer|tests|scripts)/'),
    room(
      'preload-is-a-door',
      '^preload/',
      '^(db|main|renderer|tests|scripts)/|^core/(?!contract/|base/)',
    ),
    room(
      'page-has-no-host',
      '^renderer/',
      `^(db|main|preload|tests|scripts)/|${node}|node_modules/(electron|better-sqlite3)/`,
    ),
    {
      // The one place that reaches the network, and only after asking (docs/security.md).
      name: 'one-way-to-the-network',
      severity: 'error',
      from: {
        path: '^(core|db|main|preload|renderer)/',
        pathNot: '^main/desk/(fetch-page|public-address)\\.ts$',
      },
      to: { path: '^(node:)?(http|https|http2|net|tls|dns|dgram|undici)(/promises)?$' },
    },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
