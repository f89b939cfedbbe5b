import type { AppError } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/contract';
import type { PolicyKey, PolicyValues } from '../../shared/app/policy-schema';
import { fail } from '../../shared/result';

/** The requests that each key may forbid. */
export const forbiddenBy = {
  AllowExport: ['history.export'],
  AllowArchive: ['archive.export', 'archive.import'],
  AllowErase: ['privacy.erase-caller'],
  AllowTokenChange: ['token.set', 'token.remove'],
} as const satisfies Partial<Record<PolicyKey, ReadonlyArray<keyof Handlers>>>;

const refusal: AppError = { kind: 'not-allowed', reason: 'set-by-organisation' };
const refuse = () => Promise.resolve(fail(refusal));

/**
 * Refuses the requests that the organisation forbids. Wrap it around the confirmations, so that no dialog opens first.
 */
export function refuseByPolicy(handlers: Handlers, required: PolicyValues): Handlers {
  const forbidden = Object.entries(forbiddenBy).flatMap(([key, channels]) =>
    required[key as keyof typeof forbiddenBy] === false ? channels : [],
  );
  return { ...handlers, ...Object.fromEntries(forbidden.map((channel) => [channel, refuse])) };
}
