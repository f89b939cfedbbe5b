import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { expect, test } from '../fixtures/test';
import { packagedProgram } from './packaged-program';

test('what a desktop starts on Linux has its sandbox on', async () => {
  const output = await mkdtemp(join(tmpdir(), 'helpdesk-installers-'));
  const entries: string[] = [];
  try {
    await build({
      projectDir: join(import.meta.dirname, '../..'),
      prepackaged: packagedProgram().folder,
      targets: Platform.LINUX.createTarget(['AppImage', 'deb'], Arch.x64),
      publish: 'never',
      config: {
        directories: { output },
        electronDist: dirname(process.env['HELPDESK_TEST_ELECTRON'] ?? ''),
      },
      // Receives what goes into each installer instead of writing it: the entry itself, or the file that contains it.
      effectiveOptionComputed: (options: { desktop: string } | readonly [unknown, string]) => {
        entries.push('desktop' in options ? options.desktop : readFileSync(options[1], 'utf8'));
        return Promise.resolve(true);
      },
    });
  } finally {
    await rm(output, { recursive: true, force: true });
  }
  const commands = entries.map((entry) => /^Exec=(.*)$/m.exec(entry)?.[1]);
  expect(commands).toEqual(['AppRun %U', '"/opt/StoreHub Helpdesk/storehub-helpdesk" %U']);
});
