import { spawn } from 'node:child_process';
import { once } from 'node:events';

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
