import { homedir, release } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../shared/app/settings';
import type { SupportReport } from '../../shared/support/support-report';
import { readFileEnd } from '../files/read-file-end';
import { readHealthReport, type HealthParts } from '../health/health-report';
import { listLogFiles } from '../log/log';
import { redact } from '../log/redact';

export type SupportReportParts = Omit<HealthParts, 'version' | 'platform'> & {
  readonly appVersion: string;
  readonly settings: Settings;
};

/** Enough for several weeks, and little enough to be shown whole. */
const maxLogBytes = 400_000;

/**
 * Describes the app on this PC for IT: its health, its settings and the newest lines of its log. Holds ids, counts,
 * codes and times, and nothing of a caller or of the user of this PC.
 */
export function readSupportReport(parts: SupportReportParts): SupportReport {
  const { appVersion, settings, ...health } = parts;
  const state = {
    health: readHealthReport({
      ...health,
      version: appVersion,
      platform: `${process.platform} ${release()} ${process.arch}`,
    }),
    settings: describeSettings(settings),
  };
  const logs = readLogs(join(health.userDataFolder, 'logs'));
  return {
    files: [{ name: 'state.json', text: `${JSON.stringify(state, null, 2)}\n` }, ...logs].map((file) => ({
      ...file,
      text: hideUser(file.text),
    })),
  };
}

/** What an agent typed, such as initials and names of endings, is left out. */
function describeSettings({ keys, agent, endingKinds, ...settings }: Settings) {
  return {
    ...settings,
    ownKeys: Object.keys(keys).length,
    hasInitials: agent !== null,
    endingKinds: endingKinds.length,
  };
}

function readLogs(folder: string): SupportReport['files'] {
  const files: Array<SupportReport['files'][number]> = [];
  let left = maxLogBytes;
  for (const [at, path] of listLogFiles(folder).entries()) {
    const text = left > 0 ? readFileEnd(path, left) : '';
    left -= Buffer.byteLength(text);
    if (text !== '') files.push({ name: `helpdesk${at === 0 ? '' : `-${at}`}.log`, text: redactLines(text) });
  }
  return files;
}

/** Each line was redacted when it was written. Another program may have written into the file. */
function redactLines(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => `${redactAfterTime(line)}\n`).join('');
}

/** The time that begins a line has as many digits as a phone number. */
function redactAfterTime(line: string): string {
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z /.exec(line)?.[0] ?? '';
  return `${time}${redact(line.slice(time.length))}`;
}

/** The home folder names the user of this PC. */
function hideUser(text: string): string {
  const home = homedir();
  return home.length < 2
    ? text
    : text.replaceAll(home, '~').replaceAll(JSON.stringify(home).slice(1, -1), '~');
}
