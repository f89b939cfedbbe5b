import { runTool } from '../run-tool.mjs';

/** Returns the findings of `npm run types` as data. */
export async function findTypeErrors(root) {
  const printed = await runTool(root, 'typescript', 'tsc', ['-b', '--pretty', 'false']);
  // Indented lines continue an explanation.
  return printed.split(/\n(?!\s)/).flatMap((entry) => {
    const match = /^(?:(.+?)\(\d+,\d+\): )?error (.+)/s.exec(entry);
    return match ? [{ file: match[1] ?? 'tsconfig.json', message: match[2] }] : [];
  });
}
