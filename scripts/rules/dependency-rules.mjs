/** The dependency rules between folders, for dependency-cruiser. Each name begins with the rule it enforces. */

const packageNamed = (names) => `^node_modules/(${names})/`;
const electron = packageNamed('electron');
const unitTest = String.raw`\.test\.tsx?$`;
/** Test-only code is in files of this kind, next to the code that it supports. */
const fixture = String.raw`\.fixture\.tsx?$`;
const product = '^(shared|src-main|src-renderer)/';

/** @returns {import('dependency-cruiser').IForbiddenRuleType} */
const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const dependencyRules = [
  error(
    'rule-1-shared-imports-only-pure-libraries',
    'shared is pure: besides itself it imports zod and i18next only',
    { path: '^shared/', pathNot: unitTest },
    { pathNot: ['^shared/', packageNamed('zod|i18next')] },
  ),
  error(
    'rule-1-shared-tests',
    'a test in shared may add the test runner, nothing of the outside world',
    { path: `^shared/.*${unitTest}` },
    { pathNot: ['^shared/', packageNamed('zod|i18next|vitest|fast-check')] },
  ),
  error(
    'rule-1-renderer-imports-only-shared-and-packages',
    'the renderer imports shared and packages, and the guide that it shows; never Node, Electron or other parts of the app',
    { path: '^src-renderer/', pathNot: unitTest },
    { pathNot: ['^src-renderer/', '^shared/', '^node_modules/', '^docs/agents/', String.raw`^[^/]+/.*\?`] },
  ),
  error(
    'rule-1-renderer-without-native-packages',
    'what needs Node or Electron stays in main; the renderer asks over the bridge',
    { path: '^src-renderer/' },
    { path: packageNamed('electron|electron-[^/]+|better-sqlite3|keytar|@github/keytar') },
  ),
  error(
    'rule-1-features-apart',
    'features never import each other; what they share goes to ui or shared',
    { path: '^src-renderer/features/([^/]+)/' },
    { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
  ),
  error(
    'rule-1-ui-without-features',
    'only the root of the renderer puts features together',
    { path: '^src-renderer/[^/]+/', pathNot: '^src-renderer/features/' },
    { path: '^src-renderer/features/' },
  ),
  error(
    'rule-1-domain-without-electron',
    'in main only main.ts, open-helpdesk.ts, preload.ts and electron/ import electron',
    {
      path: '^src-main/',
      pathNot: String.raw`^src-main/(electron/|main\.ts$|open-helpdesk\.ts$|preload\.ts$)`,
    },
    { path: [electron, packageNamed('electron-updater'), '^src-main/electron/'] },
  ),
  error(
    'rule-1-main-stays-in-main',
    'main imports shared and packages, never the renderer',
    { path: '^src-main/' },
    { path: '^src-renderer/' },
  ),
  error(
    'rule-1-db-without-domains',
    'src-main/db is the engine of SQLite: open, migrate, checksums; the stores over it are in src-main/data and the domains',
    { path: '^src-main/db/', pathNot: [unitTest, fixture] },
    { path: '^src-main/', pathNot: '^src-main/db/' },
  ),
  error(
    'rule-1-preload-small',
    'the sandboxed preload is made of the channel list: shared and electron only',
    { path: String.raw`^src-main/preload\.ts$` },
    { pathNot: ['^shared/', electron] },
  ),
  error(
    'rule-1-bridge-without-schemas',
    'what the preload is made of carries no schema, or every window would start with a second copy of zod',
    { path: String.raw`^shared/ipc/(channels-and-events|bridge)\.ts$` },
    { pathNot: String.raw`^shared/ipc/(channels-and-events|bridge)\.ts$` },
  ),
  error(
    'rule-1-keychain-owns-keytar',
    'only src-main/keychain imports keytar',
    { pathNot: '^src-main/keychain/' },
    { path: packageNamed('keytar|@github/keytar') },
  ),
  {
    name: 'rule-1-keytar-in-one-file',
    comment: 'one file imports keytar',
    severity: 'error',
    from: { path: '^src-main/' },
    module: { path: packageNamed('keytar|@github/keytar'), numberOfDependentsMoreThan: 1 },
  },
  error(
    'rule-1-main-owns-the-database',
    'better-sqlite3 is used in src-main only',
    { pathNot: '^src-main/' },
    { path: packageNamed('better-sqlite3') },
  ),
  error(
    'rule-5-composed-once',
    'composition-root.ts makes the objects, open-helpdesk.ts and main.ts start it; nothing else reaches for them',
    { path: product, pathNot: [String.raw`^src-main/(main|open-helpdesk)\.ts$`, unitTest, fixture] },
    { path: String.raw`^src-main/(main|open-helpdesk|composition-root|preload)\.ts$` },
  ),
  error(
    'rule-8-tests-are-leaves',
    'a test is imported by nobody',
    {},
    { path: [unitTest, String.raw`\.spec\.ts$`] },
  ),
  error(
    'rule-8-seen-in-the-real-window',
    'what a person sees is tested in the real window, not in an imitation of one',
    { path: unitTest },
    { path: packageNamed('jsdom|happy-dom|react-dom|@testing-library/[^/]+|@playwright/test|playwright') },
  ),
  error(
    'product-without-test-code',
    'the product imports nothing that exists for tests or tooling',
    { path: product, pathNot: [unitTest, fixture] },
    {
      path: [
        '^(e2e|scripts)/',
        fixture,
        packageNamed(
          'vitest|@vitest/[^/]+|fast-check|@playwright/test|playwright|@axe-core/[^/]+|typescript|vite',
        ),
      ],
    },
  ),
  error(
    'e2e-from-outside',
    'a test in the real window knows the vocabulary and the sentences, not the insides; only what pulls the plug on those may, what writes a long past for them, what measures how one is brought up to date, and what runs without Electron',
    {
      path: '^e2e/',
      pathNot:
        '^e2e/(crash/|headless-app/|newest-chromium/|security/measurements/|shared-history/|shared-history-measurements/|windows-installers/|fixtures/(seeded-history|lock-history|truncate-history-wal|history-of-newer-app)|bench/migration)',
    },
    { path: '^(src-main|src-renderer)/', pathNot: '^src-renderer/messages/' },
  ),
  error(
    'scripts-apart',
    'a script runs before anything is built',
    { path: '^scripts/' },
    { path: '^(src-main|src-renderer|shared|e2e)/' },
  ),
  error('no-circles', 'no file imports itself by a detour, types included', {}, { circular: true }),
  error('resolvable', 'every import leads to a file', {}, { couldNotResolve: true }),
];
