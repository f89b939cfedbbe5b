import { posix } from 'node:path';

const product = /\.(ts|tsx|mjs|js)$/;
/** A test may open the whole app, and a fixture is stored next to what it makes. Neither is part of the structure. */
const testCode = /\.(test|fixture|spec)\.tsx?$/;

/**
 * Finds folders that import each other, directly or through others. Imports of types count. Checks each folder
 * separately, and each subject with all of its folders.
 * @param {readonly { source: string, dependencies: readonly { resolved: string }[] }[]} modules
 *   from dependency-cruiser
 */
export function findFolderCycles(modules) {
  const imports = modules
    .filter(({ source }) => isProduct(source))
    .flatMap(({ source, dependencies }) =>
      dependencies.filter(({ resolved }) => isProduct(resolved)).map(({ resolved }) => [source, resolved]),
    );
  const found = [folderOf, subjectOf].flatMap((toFolder) => cyclesBetween(imports, toFolder));
  return [...new Map(found.map((each) => [each.message, each])).values()];
}

function isProduct(file) {
  return product.test(file) && !testCode.test(file) && !file.startsWith('node_modules/');
}

const folderOf = (file) => posix.dirname(file);

/**
 * Returns `src-main/tickets` for `src-main/tickets/store/ticket-store.ts`. A feature of the window is a subject as
 * well.
 */
function subjectOf(file) {
  const folders = posix.dirname(file).split('/');
  return folders.slice(0, folders[1] === 'features' ? 3 : 2).join('/');
}

function cyclesBetween(imports, toFolder) {
  /** For each folder, the folders that it imports, each with the first file that does. */
  const graph = new Map();
  for (const [file, imported] of imports) {
    const [from, to] = [toFolder(file), toFolder(imported)];
    if (from === to) continue;
    if (!graph.has(from)) graph.set(from, new Map());
    if (!graph.get(from).has(to)) graph.get(from).set(to, `${file} imports ${imported}`);
  }
  return [...graph].flatMap(([from, targets]) =>
    [...targets.keys()]
      .map((to) => [from, ...(shortestWay(graph, to, from) ?? [])])
      .filter((cycle) => cycle.length > 1 && isFirst(cycle))
      .map((cycle) => finding(graph, cycle)),
  );
}

/** Returns the folders from one to another, inclusive; null if no import leads there. */
function shortestWay(graph, from, to) {
  const cameFrom = new Map([[from, null]]);
  for (const folder of cameFrom.keys()) {
    if (folder === to) return wayTo(folder, cameFrom);
    for (const next of graph.get(folder)?.keys() ?? []) if (!cameFrom.has(next)) cameFrom.set(next, folder);
  }
  return null;
}

function wayTo(folder, cameFrom) {
  const way = [];
  for (let at = folder; at !== null; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

/** A cycle is found from each of its folders but reported once. */
function isFirst(cycle) {
  return cycle.every((folder) => cycle[0] <= folder);
}

function finding(graph, cycle) {
  const steps = cycle.slice(1).map((to, index) => graph.get(cycle[index]).get(to));
  const [file = ''] = (steps.at(-1) ?? '').split(' ');
  return {
    file,
    message: `rule-1-folders-apart: no two folders import each other, types included: ${cycle.join(' -> ')} (${steps.join('; ')})`,
  };
}
