import { z } from 'zod';
import type { Policies } from '../../shared/app/parse-policies';
import type { Schedule } from '../../shared/time/schedule';
import { getErrorName } from '../log/error-trace';
import type { UpdateFetchParts } from './fetch-update-notice';

export type UpdateCheckParts = Omit<UpdateFetchParts, 'userAgent'> & {
  readonly policies: Pick<Policies, 'required' | 'recommended'>;
  readonly appVersion: string;
  readonly fetchNotice?: FetchNotice;
  readonly schedule: Schedule;
  readonly onChanged: () => void;
};

type FetchNotice = (place: string, parts: UpdateFetchParts) => Promise<string>;

const intervalMs = 4 * 3_600_000;

/** `{"version": "0.2.0"}`. Further keys are for others. */
const noticeSchema = z.object({ version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/) });

/**
 * Checks at the start and every four hours whether the organisation announces a newer version, to tell the agent.
 * Downloads and installs nothing.
 */
export function startUpdateCheck(parts: UpdateCheckParts) {
  const { policies, appVersion, fetchNotice = fetchLazily, schedule, onChanged, log } = parts;
  const location = policies.required.UpdateNotice ?? policies.recommended.UpdateNotice;
  const userAgent = `StoreHub-Helpdesk/${appVersion}`;
  let newerVersion: string | null = null;
  let cancel: (() => void) | null = null;
  let isStopped = false;

  async function check(from: string): Promise<void> {
    try {
      const { version } = noticeSchema.parse(
        JSON.parse((await fetchNotice(from, { ...parts, userAgent })).replace(/^\uFEFF/, '')),
      );
      const found = isNewer(version, appVersion) ? version : null;
      if (found !== newerVersion && !isStopped) {
        newerVersion = found;
        log.info('newer version', { version: found });
        onChanged();
      }
    } catch (thrown) {
      // What was found before still holds.
      log.warn('update notice not readable', { error: getErrorName(thrown) });
    }
    if (!isStopped) cancel = schedule(intervalMs, () => void check(from));
  }

  if (location !== undefined) void check(location);
  return {
    newerVersion: (): string | null => newerVersion,
    stop: (): void => {
      isStopped = true;
      cancel?.();
    },
  };
}

/** Loaded only on a PC with such a policy. */
const fetchLazily: FetchNotice = async (place, parts) =>
  (await import('./fetch-update-notice')).fetchUpdateNotice(place, parts);

function isNewer(version: string, than: string): boolean {
  const [wanted, own] = [version, than].map((text) => text.split(/[.-]/, 3).map(Number));
  const different = wanted?.findIndex((part, at) => part !== own?.[at]) ?? -1;
  return different !== -1 && (wanted?.[different] ?? 0) > (own?.[different] ?? 0);
}
