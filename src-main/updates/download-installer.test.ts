import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { downloadInstaller } from './download-installer';
import { describeInstaller, feedParts, serveFeed } from './feed-server.fixture';

it('a download that takes too long has no wrong size, and leaves nothing behind', async () => {
  const installer = describeInstaller(Buffer.from('MZ, a newer version'));
  const folder = tempFolder();
  const { url } = await serveFeed((_request, response) => {
    response.useChunkedEncodingByDefault = false;
    response.removeHeader('Transfer-Encoding');
    response.write('MZ');
  });
  const stopped = new AbortController();
  const from = new URL(`${url}/${installer.file}`);
  const download = downloadInstaller(
    from,
    join(folder, installer.file),
    installer,
    feedParts,
    stopped.signal,
  );
  await expect.poll(() => readdirSync(folder)).toHaveLength(1);
  stopped.abort();
  await expect(download).rejects.toMatchObject({ name: 'AbortError' });
  expect(readdirSync(folder)).toEqual([]);
});
