import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ComparableRecord } from './comparable-note-and-incident';
import type { HeadlessPcOptions } from './open-headless-pc';

export type PcOrder = Pick<HeadlessPcOptions, 'folder' | 'port' | 'user' | 'endpoint'> & {
  /** How many calls it logs in all its lives. */
  readonly calls: number;
  readonly seed: number;
};

/** `isDone`: it has logged all of its calls, and all of its tickets are settled. */
export type PcStatus = { readonly isDone: boolean; readonly tickets: number; readonly notes: number };

/** Tickets, each as a text; lasting notes, incidents and their calls. */
export type PcHistory = {
  readonly tickets: readonly string[];
  readonly records: readonly ComparableRecord[];
};

/** A message of a PC: a ticket, a note or a record that is on its disk, or an answer. */
export type PcReport =
  | { readonly ticket: string }
  | { readonly note: string }
  | { readonly record: ComparableRecord }
  | PcStatus
  | { readonly all: PcHistory };

export type PcProcess = {
  readonly readStatus: () => Promise<PcStatus>;
  readonly readHistory: () => Promise<PcHistory>;
  readonly kill: () => Promise<void>;
};

/** In characters. */
const shownOfComplaint = 600;

/** Starts a PC as a process of its own. @param onDisk called with each ticket, note and record that it has on disk */
export function startHeadlessPcProcess(
  order: PcOrder,
  onDisk: (what: string | ComparableRecord) => void,
): PcProcess {
  const child = spawn(process.execPath, [process.env['HELPDESK_DESK'] ?? '', JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    process.stderr.write(bytes);
    complaint = `${complaint}${bytes.toString()}`.slice(-shownOfComplaint);
  });
  // A PC that has ended says so by `gone`.
  child.stdin.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const waiting: ((report: PcReport) => void)[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const report = JSON.parse(line) as PcReport;
    if ('ticket' in report) onDisk(report.ticket);
    else if ('note' in report) onDisk(report.note);
    else if ('record' in report) onDisk(report.record);
    else waiting.shift()?.(report);
  });
  function ask(what: string): Promise<PcReport> {
    return new Promise((resolve, reject) => {
      waiting.push(resolve);
      child.stdin.write(`${what}\n`);
      void gone.then(() => reject(new Error(`the PC has ended: ${complaint}`)));
    });
  }
  return {
    readStatus: async () => {
      const report = await ask('status');
      if (!('isDone' in report)) throw new Error('no status');
      return report;
    },
    readHistory: async () => {
      const report = await ask('all');
      if (!('all' in report)) throw new Error('no history');
      return report.all;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
