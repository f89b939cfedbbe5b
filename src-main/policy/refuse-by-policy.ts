import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/contract';
import type { PolicyKey, PolicyValues } from '../../shared/app/policy-schema';
import { fail, type Result } from '../../shared/result';
import type { SyncServer } from '../../shared/sync/sync-server-and-state';

/** The requests that each key may forbid. */
export const forbiddenBy = {
  AllowExport: ['history.export'],
  AllowArchive: ['archive.export', 'archive.import'],
  AllowErase: ['privacy.erase-caller'],
  AllowTokenChange: ['token.set', 'token.remove'],
} as const satisfies Partial<Record<PolicyKey, ReadonlyArray<keyof Handlers>>>;

const refusal: AppError = { kind: 'not-allowed', reason: 'set-by-organisation' };
const refuse = () => Promise.resolve(fail(refusal));

export type RefusalParts = {
  readonly mode: () => Promise<Mode>;
  readonly syncServer: { readonly check: (server: SyncServer) => Result<null, AppError> };
};

/**
 * Refuses the requests that the organisation forbids, and those that change what it has set. Wrap it around the
 * confirmations, so that no dialog opens first.
 */
export function refuseByPolicy(handlers: Handlers, required: PolicyValues, parts: RefusalParts): Handlers {
  const forbidden = Object.entries(forbiddenBy).flatMap(([key, channels]) =>
    required[key as keyof typeof forbiddenBy] === false ? channels : [],
  );
  const { Mode: mode, KeepDays: keepDays } = required;
  return {
    ...handlers,
    ...(mode !== undefined && mode !== 'choose' && { 'app.set-mode': refuse }),
    ...(keepDays !== undefined && {
      'privacy.set-retention': async (request) =>
        request.retentionDays !== keepDays && (await parts.mode()) === 'live'
          ? refuse()
          : handlers['privacy.set-retention'](request),
    }),
    'sync.set-server': (request) => {
      const checked = parts.syncServer.check(request.server);
      return checked.ok ? handlers['sync.set-server'](request) : Promise.resolve(checked);
    },
    ...Object.fromEntries(forbidden.map((channel) => [channel, refuse])),
  };
}
