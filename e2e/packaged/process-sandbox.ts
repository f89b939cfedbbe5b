import { readFile } from 'node:fs/promises';
import { findChildProcesses } from '../crash/app/find-child-processes';

/** The kernel's restrictions on the renderer process of a running Electron. */
export type RendererSandbox = {
  readonly seccomp: 'off' | 'strict' | 'filter';
  readonly mayGainPrivileges: boolean;
};

/** Null while there is no window yet. */
export async function readProcessSandbox(mainPid: number): Promise<RendererSandbox | null> {
  const [renderer] = findChildProcesses(mainPid, 'renderer');
  if (renderer === undefined) return null;
  const status = await readFile(`/proc/${renderer}/status`, 'latin1');
  const value = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)$`, 'm').exec(status)?.[1]);
  return {
    seccomp: (['off', 'strict', 'filter'] as const)[value('Seccomp')] ?? 'off',
    mayGainPrivileges: value('NoNewPrivs') === 0,
  };
}
