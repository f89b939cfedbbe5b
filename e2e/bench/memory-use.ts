import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

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

/** What Chromium calls this kind of process, such as `renderer`; `main` for the first one. */
export function readProcessKind(pid: number): string {
  return /--type=([\w-]+)/.exec(readOrEmpty(`/proc/${pid}/cmdline`))?.[1] ?? 'main';
}

/** A process and all its descendants. */
export function listProcessTree(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => {
        // A program's name may contain blanks and brackets, the following fields cannot.
        const fields = readOrEmpty(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ') ?? [];
        return [Number(name), Number(fields[1])];
      }),
  );
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
