import { readFile } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';

/** Returns every string in the page's JavaScript heap. */
export async function readHeapStrings(electron: ElectronApplication, page: Page): Promise<string> {
  const devtools = await electron.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}

/** Returns the content of the page, its fields and its stores. */
export async function readPageText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [
      document.documentElement.outerHTML,
      ...fields.map(({ value }) => value),
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]),
    ].join('\n');
  });
}

/** Returns the command lines and environments of all processes of the app, as the system shows them. */
export async function readProcessTexts(electron: ElectronApplication): Promise<string> {
  const ids = await electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  const files = ids.flatMap((id) => [`/proc/${id}/cmdline`, `/proc/${id}/environ`]);
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1').catch(() => '')));
  return texts.join('\n');
}
