import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { listHandedOutDocuments } from '../packaging/handed-out-documents.mjs';
import { listFiles } from './list-files.mjs';

/**
 * Checks that each link of a document leads to a file and heading that are there, and each of a document that goes out
 * with the packages to one that goes out, too: its reader has no source. A source file that is named in code is there, too.
 */
export function checkDocumentLinks(root) {
  const documents = listFiles(root, '.')
    .map((path) => path.slice('./'.length))
    .filter((path) => path.endsWith('.md'));
  const handedOut = new Set(listHandedOutDocuments(root));
  const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null);
  return documents.flatMap((file) =>
    findBrokenLinks(file, { read, exists: (path) => existsSync(join(root, path)), handedOut }),
  );
}

/**
 * @param {string} file
 * @param {{ read: (path: string) => string | null, exists: (path: string) => boolean, handedOut: ReadonlySet<string> }} project
 */
export function findBrokenLinks(file, { read, exists, handedOut }) {
  const text = read(file) ?? '';
  const gone = sourcePathsIn(text).filter((path) => !exists(path));
  const named = gone.map((path) => ({ file, message: `Rule 9: ${path} names no file` }));
  const linked = linksIn(text).flatMap((link) => {
    const [path = '', heading] = link.split('#', 2);
    const target = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path));
    const fault = faultOfTarget(target, heading);
    return fault === null ? [] : [{ file, message: `Rule 9: ${link} ${fault}` }];
  });
  return [...linked, ...named];

  function faultOfTarget(target, heading) {
    if (!exists(target)) return 'leads to no file';
    if (handedOut.has(file) && !isHandedOut(target))
      return 'leads to what is not handed out with the packages';
    if (heading === undefined || anchorsIn(read(target) ?? '').has(heading)) return null;
    return 'leads to no heading';
  }

  function isHandedOut(target) {
    return handedOut.has(target) || [...handedOut].some((path) => path.startsWith(`${target}/`));
  }
}

/** The files and folders of the source that are named in code, from the root of the project. */
function sourcePathsIn(text) {
  return [...text.matchAll(/`((?:src-main|src-renderer|shared|e2e|scripts)\/[\w./-]+)`/g)].map(
    ([, path]) => path,
  );
}

/** The links to files of the project, without those in code. */
function linksIn(text) {
  const prose = text
    .replaceAll(/^ *```.*?^ *```/gms, '')
    .replaceAll(/^ {4}.*$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** What a link can name in a document: its headings as GitHub writes them, and places with an id. */
function anchorsIn(text) {
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
  for (const [, heading] of text.replaceAll(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm)) {
    const name = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const count = [...anchors].filter((each) => each === name || each.startsWith(`${name}-`)).length;
    anchors.add(anchors.has(name) ? `${name}-${count}` : name);
  }
  return anchors;
}
