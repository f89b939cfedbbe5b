import { spawnSync } from 'node:child_process';

/** The rule applies only to commits after this one. */
const LAST_WITHOUT_RULE = '03a5449';
const LONGEST_HEADER = 72;
const header =
  /^(build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\([a-z0-9-]+\))?!?: \S.*[^.\s]$/;

/** Checks the header of each commit after the rule began. Prints a note if the clone does not reach back that far. */
export function checkCommits(root) {
  const range = `${LAST_WITHOUT_RULE}..HEAD`;
  const { status, stdout } = git(root, ['log', '--no-merges', '--format=%h %s', range]);
  if (status === 0) return stdout.split('\n').flatMap(findCommitFault);
  console.log(`Commit messages not checked: this clone does not have the commit ${LAST_WITHOUT_RULE}.`);
  return [];
}

/** @param {string} line the short hash of a commit and its subject */
export function findCommitFault(line) {
  const [hash = '', ...words] = line.split(' ');
  const subject = words.join(' ');
  if (hash === '') return [];
  if (!header.test(subject))
    return [{ file: hash, message: `a commit is headed "type(scope): subject", not "${subject}"` }];
  return subject.length > LONGEST_HEADER
    ? [{ file: hash, message: `a commit's header has at most ${LONGEST_HEADER} characters: "${subject}"` }]
    : [];
}

function git(root, args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
