import { checkAccessibilityDocument } from './check-accessibility-document.mjs';
import { checkCommits } from './check-commits.mjs';
import { acceptMigrations, checkMigrations } from './check-migrations.mjs';
import { checkNames } from './check-names.mjs';
import { checkDependencies } from './check-dependencies.mjs';
import { checkDocumentLinks } from './check-document-links.mjs';
import { checkRetiredWords } from './check-retired-words.mjs';

const root = process.cwd();

if (process.argv.includes('--accept-migration')) {
  const added = acceptMigrations(root);
  console.log(added.length > 0 ? `Checksums added: ${added.join(', ')}` : 'No migration is new.');
}

const findings = [
  ...(await checkDependencies(root)),
  ...checkNames(root),
  ...checkRetiredWords(root),
  ...checkAccessibilityDocument(root),
  ...checkDocumentLinks(root),
  ...checkMigrations(root),
  ...checkCommits(root),
];
for (const { file, message } of findings) console.error(`${file}: ${message}`);
if (findings.length > 0) {
  console.error(`${findings.length} rule violations`);
  process.exitCode = 1;
}
