import { setTimeout as wait } from 'node:timers/promises';
import { listProcessTree, readProcessKind } from './process-tree';
import { readOrEmpty } from './read-or-empty';

/**
 * Returns the memory of a program's idle processes in MB. Shared pages are divided among the processes that share
 * them.
 */
export async function measureIdleMemoryMb(pid: number): Promise<number> {
  let last = memoryOf(pid);
  for (let quietFor = 0, checks = 0; quietFor < 3 && checks < 60; checks += 1) {
    await wait(500);
    const now = memoryOf(pid);
    quietFor = Math.abs(now - last) < 0.005 * last ? quietFor + 1 : 0;
    last = now;
  }
  return last;
}

function memoryOf(pid: number): number {
  return listProcessTree(pid).reduce((sum, member) => sum + memoryOfOne(member), 0);
}

function memoryOfOne(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

/** Returns the memory of a program's processes in MB, by what Chromium calls each kind. */
export function measureMemoryByProcessMb(pid: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (const member of listProcessTree(pid)) {
    const kind = readProcessKind(member);
    found[kind] = Math.round((found[kind] ?? 0) + memoryOfOne(member));
  }
  return found;
}
