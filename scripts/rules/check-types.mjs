import { runTool } from './run-tool.mjs';

/** What `npm run types` finds, as data. */
export async function checkTypes(root) {
  const printed = await runTool(root, 'typescript', 'tsc', ['-b', '--pretty', 'false']);
  // An explanation goes on in indented lines.
  return printed.split(/\n(?!\s)/).flatMap((entry) => {
    const match = /^(?:(.+?)\(\d+,\d+\): )?error (.+)/s.exec(entry);
    return match ? [{ file: match[1] ?? 'tsconfig.json', message: match[2] }] : [];
  });
}
