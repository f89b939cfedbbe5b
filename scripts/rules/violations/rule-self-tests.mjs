import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessibilityViolations } from './accessibility-document.mjs';
import { documentLinkViolations } from './document-links.mjs';
import { lintViolations } from './lint.mjs';
import { migrationViolations } from './migrations.mjs';
import { nameViolations } from './names.mjs';
import { typeViolations } from './types.mjs';
import { retiredWordViolations } from './retired-words.mjs';
import { dependencyViolations, dependencyProps } from './dependencies.mjs';
import { checkAccessibilityDocument } from '../check-accessibility-document.mjs';
import { checkDocumentLinks } from '../check-document-links.mjs';
import { findLintErrors } from './find-lint-errors.mjs';
import { checkMigrations } from '../check-migrations.mjs';
import { checkNames } from '../check-names.mjs';
import { findTypeErrors } from './find-type-errors.mjs';
import { checkRetiredWords } from '../check-retired-words.mjs';
import { checkDependencies } from '../check-dependencies.mjs';
import { notOurs } from '../list-files.mjs';

const proofs = [
  { by: 'dependencies', check: checkDependencies, violations: dependencyViolations, props: dependencyProps },
  { by: 'lint', check: findLintErrors, violations: lintViolations, props: {} },
  // `npm test` has the types checked by the linter, `npm test -- --all` also by the compiler. Apart from its other
  // violations, some of which bring Node's types along.
  { by: 'lint', check: findLintErrors, violations: typeViolations, props: {} },
  { by: 'types', check: findTypeErrors, violations: typeViolations, props: {} },
  { by: 'names', check: checkNames, violations: nameViolations, props: {} },
  { by: 'words', check: checkRetiredWords, violations: retiredWordViolations, props: {} },
  { by: 'accessibility', check: checkAccessibilityDocument, violations: accessibilityViolations, props: {} },
  { by: 'links', check: checkDocumentLinks, violations: documentLinkViolations, props: {} },
  { by: 'migrations', check: checkMigrations, violations: migrationViolations, props: {} },
];

/**
 * Breaks every rule on purpose in a copy of the project. Checks that the copy passes before, and that each violation
 * is rejected for the right reason. Prints one line for each rule.
 */
export async function runRuleSelfTests(root) {
  const copy = copyOf(root);
  try {
    const results = [];
    for (const proof of proofs) results.push(await proveOne(copy, proof));
    const refusals = results.flatMap((result) => result.refusals);
    report(refusals);
    return results.every(({ passedBefore }) => passedBefore) && refusals.every(({ isRefused }) => isRefused);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function proveOne(copy, { by, check, violations, props }) {
  const before = await check(copy);
  for (const { file, message } of before) {
    console.error(`${by}: unbroken, yet refused: ${file}: ${message}`);
  }
  const restore = plant(copy, violations, props);
  const findings = await check(copy);
  restore();
  const refusals = violations.map(({ rule, violation, file, reportedIn = file, says }) => {
    const isRefused = findings.some((finding) => finding.file === reportedIn && says.test(finding.message));
    return { rule, violation, by, isRefused };
  });
  return { passedBefore: before.length === 0, refusals };
}

function plant(copy, violations, props) {
  const before = new Map();
  const put = (file, change) => {
    const path = join(copy, file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (!before.has(path)) before.set(path, text);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change(text ?? ''));
  };
  for (const [file, text] of Object.entries(props)) put(file, () => text);
  for (const { file, text, edit } of violations) put(file, edit ?? (() => [text].flat().join('\n')));
  return () => {
    for (const [path, text] of before) {
      if (text === undefined) rmSync(path);
      else writeFileSync(path, text);
    }
  };
}

function report(refusals) {
  for (const { rule, violation, by, isRefused } of refusals) {
    if (!isRefused) console.error(`Rule ${rule}: ${by} does not refuse ${violation}`);
  }
  for (const rule of new Set(refusals.map((each) => each.rule).toSorted((a, b) => a - b))) {
    const ofRule = refusals.filter((each) => each.rule === rule);
    const refused = ofRule.filter(({ isRefused }) => isRefused).length;
    const by = [...new Set(ofRule.map((each) => each.by))].join(', ');
    const verdict = refused === ofRule.length ? 'holds' : 'DOES NOT HOLD';
    console.log(`Rule ${rule} ${verdict}: ${refused} of ${ofRule.length} violations refused by ${by}`);
  }
}

/** Links packages one by one, so that caches written next to them stay in the copy. */
function copyOf(root) {
  const copy = mkdtempSync(join(tmpdir(), 'helpdesk-rules-'));
  for (const name of readdirSync(root).filter((each) => !notOurs.has(each))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((each) => each !== '.cache')) {
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name), 'junction');
  }
  return copy;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await runRuleSelfTests(process.cwd())) ? 0 : 1;
}
