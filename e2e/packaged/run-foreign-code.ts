import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A script with a minimal visible effect, for Electron to run wherever it can be made to. */
export const createMarkingScript = (file: string): string =>
  `require('node:fs').writeFileSync(${JSON.stringify(file)}, 'reached');`;

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export function isPortOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Copies a folder with an Electron, using links, and replaces its program with the script. */
export async function withForeignProgram(folder: string, copy: string, script: string): Promise<void> {
  await promisify(execFile)('cp', ['--archive', '--link', folder, copy]);
  const resources = join(copy, 'resources');
  await promisify(execFile)('sh', ['-c', 'rm -rf "$1"/*.asar "$1"/*.asar.unpacked', 'sh', resources]);
  await mkdir(join(resources, 'app'));
  await writeFile(
    join(resources, 'app', 'package.json'),
    JSON.stringify({ name: 'foreign', main: 'main.js' }),
  );
  await writeFile(join(resources, 'app', 'main.js'), script);
}

/** Runs a program until it ends. */
export async function runToEnd(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<void> {
  const child = spawn(file, args, { ...user, stdio: 'ignore', env: { ...process.env, ...env } });
  await once(child, 'exit');
}
