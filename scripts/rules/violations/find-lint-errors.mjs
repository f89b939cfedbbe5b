import { runTool } from '../run-tool.mjs';

/** Returns the findings of `npm run lint` as data. */
export async function findLintErrors(root) {
  const { diagnostics } = JSON.parse(await runTool(root, 'oxlint', 'oxlint', ['--format=json']));
  return diagnostics.map(({ filename, code, message, help }) => ({
    file: filename.replaceAll('\\', '/'),
    message: [`${code}: ${message}`, help].filter(Boolean).join(' '),
  }));
}
