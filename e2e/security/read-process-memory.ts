import { readFile } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';

/** Every string that the page's script engine holds. */
export async function readHeapStrings(electron: ElectronApplication, page: Page): Promise<string> {
  const devtools = await electron.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}

/** What stands in the page, its fields and its stores. */
export async function pageText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [
      document.documentElement.outerHTML,
      ...fields.map(({ value }) => value),
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]),
    ].join('\n');
  });
}

/** The command lines and environments of all of the app's processes, as the system shows them. */
export async function processTexts(electron: ElectronApplication): Promise<string> {
  const ids = await electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  const files = ids.flatMap((id) => [`/proc/${id}/cmdline`, `/proc/${id}/environ`]);
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1').catch(() => '')));
  return texts.join('\n');
}
