import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync } from 'node:fs';

/** Runs a function while this process can open no more files or sockets. Linux only. */
export async function withoutFreeFiles<T>(run: () => Promise<T>): Promise<T> {
  const usual = softLimit();
  setSoftLimit(String(readdirSync('/proc/self/fd').length + 40));
  const opened = openAll();
  try {
    return await run();
  } finally {
    for (const file of opened) closeSync(file);
    setSoftLimit(usual);
  }
}

function openAll(): number[] {
  const opened: number[] = [];
  try {
    for (;;) opened.push(openSync('/dev/null', 'r'));
  } catch {
    return opened;
  }
}

function softLimit(): string {
  const args = ['--pid', String(process.pid), '--nofile', '--noheadings', '--output=SOFT'];
  return execFileSync('prlimit', args, { encoding: 'utf8' }).trim();
}

function setSoftLimit(limit: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--nofile=${limit}:`]);
}
