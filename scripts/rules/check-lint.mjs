import { runTool } from './run-tool.mjs';

/** What `npm run lint` finds, as data. */
export async function checkLint(root) {
  const { diagnostics } = JSON.parse(await runTool(root, 'oxlint', 'oxlint', ['--format=json']));
  return diagnostics.map(({ filename, code, message, help }) => ({
    file: filename.replaceAll('\\', '/'),
    message: [`${code}: ${message}`, help].filter(Boolean).join(' '),
  }));
}
