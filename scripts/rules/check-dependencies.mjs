import { cruise } from 'dependency-cruiser';
import { patchSwcForTsx } from './patch-swc-for-tsx.mjs';
import { listFiles } from './list-files.mjs';
import { dependencyRules } from './dependency-rules.mjs';
import { findFolderCycles } from './find-folder-cycles.mjs';

const folders = ['shared', 'src-main', 'src-renderer', 'e2e', 'scripts'];
const source = /\.(ts|tsx|mjs|js)$/;

/** Checks every import against the dependency rules. */
export async function checkDependencies(root) {
  patchSwcForTsx();
  const present = folders.filter((folder) => listFiles(root, folder).some((file) => source.test(file)));
  const { output } = await cruise(
    present,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: dependencyRules },
      // Also sees imports of types. The default parser misses re-exported ones.
      parser: 'swc',
      tsPreCompilationDeps: true,
      preserveSymlinks: true,
      doNotFollow: { path: '^node_modules' },
    },
    {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  );
  if (typeof output === 'string') throw new TypeError(`the dependency cruiser answered in words: ${output}`);
  return [
    ...blindness(root, present, output.modules),
    ...output.summary.violations.map(finding),
    ...findFolderCycles(output.modules),
  ];
}

/** @param {import('dependency-cruiser').IViolation} violation */
function finding({ rule, from, to, cycle, type }) {
  const wall = dependencyRules.find((each) => each.name === rule.name);
  const way = type === 'cycle' ? cycle?.map((each) => each.name).join(' -> ') : to;
  return { file: from, message: `${rule.name}: ${wall?.comment}${from === way ? '' : ` (imports ${way})`}` };
}

/** Reports files that the cruiser could not parse: without them it finds no violations. */
function blindness(root, present, modules) {
  const seen = new Map(modules.map((module) => [module.source, module]));
  const unseen = present
    .flatMap((folder) => listFiles(root, folder))
    .filter((file) => source.test(file) && !file.endsWith('.d.ts') && !seen.has(file))
    .map((file) => ({ file, message: 'dependency rules: the dependency cruiser did not look at this file' }));
  const knownImport = seen
    .get('shared/tickets/create-ticket-request-schema.ts')
    ?.dependencies.some((dependency) => dependency.resolved.startsWith('node_modules/zod/'));
  return knownImport
    ? unseen
    : [
        ...unseen,
        {
          file: 'shared/tickets/create-ticket-request-schema.ts',
          message: 'dependency rules: the dependency cruiser sees no imports',
        },
      ];
}
