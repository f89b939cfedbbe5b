import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pngFromXwd } from './png-from-xwd';

/** A screen of its own that nobody looks at: what is typed on it can only reach what was started on it. */
export type VirtualScreen = {
  /** As `DISPLAY` names it. */
  readonly display: string;
  readonly screenshot: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

export async function openVirtualScreen(): Promise<VirtualScreen> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-screen-'));
  const args = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-fbdir', folder];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const gone = once(server, 'exit');
  const number = new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended before it had a screen')));
  });
  return {
    display: `:${await number}`,
    screenshot: async () => pngFromXwd(await readFile(join(folder, 'Xvfb_screen0'))),
    close: async () => {
      server.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
