import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const besideDocs = ['CHANGELOG.md', 'README.md', 'SECURITY.md'];

/** What is for those who have the source. */
const ofTheSource = /^docs\/(?:architecture\.md|packaging\.md|testing\.md|decisions\/)/;

/** Returns the documents that go out with the packages, as paths from the root with forward slashes. */
export function listHandedOutDocuments(root) {
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !ofTheSource.test(path));
  return [...besideDocs, ...inDocs.toSorted()];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${listHandedOutDocuments(process.cwd()).join('\n')}\n`);
