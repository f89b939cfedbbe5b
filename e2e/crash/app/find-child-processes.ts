import { readdirSync, readFileSync } from 'node:fs';

/** Finds the child processes of an Electron by the type that Chromium gives them. */
export function findChildProcesses(mainPid: number, kind: 'renderer' | 'gpu-process'): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parentOf = new Map(all.map((pid) => [Number(pid), parent(pid)]));
  const isBelow = (pid: number): boolean => {
    const above = parentOf.get(pid);
    return above !== undefined && above > 1 && (above === mainPid || isBelow(above));
  };
  return all.map(Number).filter((pid) => isBelow(pid) && readCommandLine(pid).includes(`--type=${kind}`));
}

export function readCommandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function parent(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
