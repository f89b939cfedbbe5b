import { relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { IndexHtmlTransformContext, Plugin } from 'vite';
import { languages, type Language } from './shared/i18n/language';
import { catalogues } from './src-renderer/messages/catalogues';

const at = (path: string) => resolve(import.meta.dirname, path);

const outputFolders: Readonly<Record<string, string>> = {
  packaged: 'out/packaged',
  development: 'out/dev',
  ahead: 'out/ahead',
};

/**
 * Four builds that never overwrite each other: the one that `electron .` runs, the one to be packaged (`--mode
 * packaged`), the one of `npm run dev` (`--mode development`), and the one for tests without Electron (`--mode ahead`).
 */
export default defineConfig(({ mode }) => {
  const out = outputFolders[mode] ?? 'out';
  const listing = mode === 'packaged' ? [listPackages()] : [];
  const devPort = Number(process.env['HELPDESK_DEV_PORT'] ?? 5173);
  return {
    main: {
      plugins: listing,
      define: {
        IS_PACKAGED_BUILD: JSON.stringify(mode === 'packaged'),
        IS_DEV_BUILD: JSON.stringify(mode === 'development'),
      },
      build: {
        outDir: `${out}/main`,
        // An app that starts while a further change is built finds the files of the build before.
        emptyOutDir: mode !== 'development',
        rolldownOptions: {
          input: {
            main: at('src-main/main.ts'),
            'db-worker': at('src-main/data/worker/database-worker.ts'),
            'sync-worker': at('src-main/sync/sync-worker.ts'),
          },
          external: ['electron', 'better-sqlite3', 'keytar'],
          // Each thread reads what it compiles. The names stay whole for the traces in the log.
          output: { format: 'es', entryFileNames: '[name].js', comments: { jsdoc: false } },
        },
      },
    },
    preload: {
      plugins: listing,
      build: {
        outDir: `${out}/preload`,
        rolldownOptions: {
          input: { preload: at('src-main/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: at('src-renderer'),
      resolve: { alias: [{ find: /^zod$/, replacement: at('src-renderer/ipc/zod-without-jit.ts') }] },
      plugins: [react(), policyInHeaderOnly, earlyFormLabels, loadMainWithPage, ...listing],
      // The page is loaded as app://helpdesk/, so its own address does not say where the server is.
      server: {
        host: '127.0.0.1',
        port: devPort,
        strictPort: true,
        hmr: { host: '127.0.0.1', clientPort: devPort },
      },
      build: {
        outDir: at(`${out}/renderer`),
        minify: true,
        rolldownOptions: {
          input: { index: at('src-renderer/index.html') },
          // One file with all that the first screen needs, since each further one is a request, and a small one before it.
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'start',
                  test: /src-renderer\/start-early-form-and-load-app\.ts$|preload-helper|rolldown[\\/]runtime/,
                  priority: 1,
                },
                { name: 'main', test: /src-renderer\/main\.tsx$/ },
              ],
            },
          },
        },
      },
    },
  };
});

/** Writes beside a bundle which packages it holds code of: the notices and the SBOM of the program are made of it. */
function listPackages(): Plugin {
  return {
    name: 'list-packages',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? Object.entries(part.modules) : [],
      );
      const folders = modules.flatMap(([id, { renderedLength }]) => {
        const folder = /.*(node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(id)?.[0];
        return folder === undefined || renderedLength === 0
          ? []
          : [relative(import.meta.dirname, folder).replaceAll('\\', '/')];
      });
      const source = JSON.stringify([...new Set(folders)].toSorted());
      this.emitFile({ type: 'asset', fileName: 'packages.json', source });
    },
  };
}

/** Only the development server leaves the page's own policy out: the main process sends one that allows hot reload. */
const policyInHeaderOnly = {
  name: 'policy-in-header-only',
  apply: 'serve' as const,
  transformIndexHtml: (page: string) =>
    page.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*\/>/, ''),
};

/** Fills the labels of the early form in. The page shows those of its language. */
const earlyFormLabels = {
  name: 'early-form-labels',
  transformIndexHtml: {
    order: 'pre' as const,
    handler: (page: string) => {
      const labels = languages.flatMap((language) =>
        Object.entries(listEarlyFormTexts(catalogues[language])).map(([key, text]) => ({
          key,
          label: `<span lang="${language}">${text}</span>`,
        })),
      );
      return page.replaceAll(/{{(\w+)}}/g, (_, wanted: string) => {
        const found = labels.flatMap(({ key, label }) => (key === wanted ? label : []));
        if (found.length === 0) throw new Error(`index.html: no text for ${wanted}`);
        return found.join('');
      });
    },
  },
} satisfies Plugin;

function listEarlyFormTexts({ app, groups, fields, notOpen }: (typeof catalogues)[Language]) {
  const { phone, name, storeName, dealerReseller, issue } = fields;
  const { who, what } = groups;
  const { practice, practiceSentence } = app;
  const { opening } = notOpen;
  return { who, what, phone, name, storeName, dealerReseller, issue, opening, practice, practiceSentence };
}

/** The page itself names what its first script imports later, so that all of it is read at once. */
const loadMainWithPage = {
  name: 'load-main-with-page',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (_page: string, { bundle = {} }: IndexHtmlTransformContext) => {
      const main = Object.values(bundle).find((part) => part.type === 'chunk' && part.name === 'main');
      if (main?.type !== 'chunk') return [];
      return [
        createHeadLink(main.fileName, { rel: 'modulepreload' }),
        ...[...(main.viteMetadata?.importedCss ?? [])].map((file) =>
          createHeadLink(file, { rel: 'preload', as: 'style' }),
        ),
      ];
    },
  },
} satisfies Plugin;

function createHeadLink(file: string, attributes: Readonly<Record<string, string>>) {
  const attrs = { ...attributes, crossorigin: true, href: `./${file}` };
  return { tag: 'link', attrs, injectTo: 'head' as const };
}
