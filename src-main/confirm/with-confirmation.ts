import type { AppError } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/contract';
import type { Mode } from '../../shared/app/mode';
import type { Language } from '../../shared/i18n/language';
import { fail, succeed, type Result } from '../../shared/result';
import { mayHaveToken, tokenSchema } from '../../shared/app/api-token';
import { hasLiveBeenSetUp, type StoredSettings } from '../settings/stored-settings-schema';
import { formatServerAddress } from '../../shared/sync/sync-server-and-state';
import type { Confirm, Question } from './confirm-types';
import {
  createEraseQuestion,
  createFirstTokenQuestion,
  createModeQuestion,
  createRetentionQuestion,
  createReplaceTokenQuestion,
  createRestoreQuestion,
  createShareQuestion,
} from './confirmation-questions';

export type ConfirmationParts = {
  readonly confirm: Confirm;
  readonly language: () => Language;
  readonly storedSettings: () => Pick<StoredSettings, 'hasHadToken' | 'hasBeenLive' | 'isMasked'>;
};

/**
 * Asks a person to confirm actions that cannot be undone, or that change who gets the tickets. A script in the page can
 * request any of them, but cannot press a button of the main process. Ordinary calls need no confirmation. Setting up a
 * PC takes one dialog, at its last step: the first token or going live.
 */
export function withConfirmation(handlers: Handlers, parts: ConfirmationParts): Handlers {
  /** @param question null where there is nothing to confirm */
  async function runIfConfirmed<T>(
    question: Question | null,
    run: () => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const isConfirmed = question === null || (await parts.confirm(question));
    return isConfirmed ? run() : fail({ kind: 'not-allowed', reason: 'not-confirmed' });
  }

  async function askKeepDays(retentionDays: number | null): Promise<Result<Question | null, AppError>> {
    const state = await handlers['privacy.get-state'](null);
    if (!state.ok) return state;
    const before = state.value.retentionDays;
    if (retentionDays === null || (before !== null && retentionDays >= before)) return succeed(null);
    const older = await handlers['privacy.preview-retention']({ retentionDays });
    if (!older.ok) return older;
    return succeed(createRetentionQuestion(retentionDays, older.value.tickets, parts.language()));
  }

  async function askToken(text: string): Promise<Result<Question | null, AppError>> {
    const token = tokenSchema.safeParse(text);
    const state = await handlers['app.get-state'](null);
    if (!state.ok) return state;
    if (!token.success) return succeed(null);
    if (parts.storedSettings().hasHadToken || mayHaveToken(state.value.token))
      return succeed(createReplaceTokenQuestion(token.data, parts.language()));
    const isAsked = state.value.mode === 'live' || parts.storedSettings().hasBeenLive;
    return succeed(isAsked ? createFirstTokenQuestion(token.data, parts.language()) : null);
  }

  async function askMode(next: Mode): Promise<Result<Question | null, AppError>> {
    const state = await handlers['app.get-state'](null);
    if (!state.ok) return state;
    const { mode, isModeFixed, token } = state.value;
    if (mode === next || isModeFixed) return succeed(null);
    const isAsked = next === 'practice' || hasLiveBeenSetUp(parts.storedSettings()) || mayHaveToken(token);
    return succeed(isAsked ? createModeQuestion(next, parts.language()) : null);
  }

  let isDestinationChanging = false;

  /** Runs one such change at a time, because the question of a second one depends on the result of the first. */
  async function changeDestination<T>(
    ask: () => Promise<Result<Question | null, AppError>>,
    run: () => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    if (isDestinationChanging) return fail({ kind: 'not-allowed', reason: 'not-confirmed' });
    isDestinationChanging = true;
    try {
      const asked = await ask();
      return asked.ok ? await runIfConfirmed(asked.value, run) : asked;
    } finally {
      isDestinationChanging = false;
    }
  }

  return {
    ...handlers,

    'app.set-mode': (request) =>
      changeDestination(
        () => askMode(request.mode),
        () => handlers['app.set-mode'](request),
      ),

    'token.set': (request) =>
      changeDestination(
        () => askToken(request.token),
        () => handlers['token.set'](request),
      ),

    'privacy.set-retention': async (request) => {
      const asked = await askKeepDays(request.retentionDays);
      return asked.ok ? runIfConfirmed(asked.value, () => handlers['privacy.set-retention'](request)) : asked;
    },

    'privacy.erase-caller': async (caller) => {
      const found = await handlers['privacy.preview-erasure'](caller);
      if (!found.ok) return found;
      const { isMasked } = parts.storedSettings();
      // Also where nothing was found: older backups are deleted.
      const question = createEraseQuestion(found.value, caller, isMasked, parts.language());
      return runIfConfirmed(question, () => handlers['privacy.erase-caller'](caller));
    },

    'sync.set-server': (request) =>
      runIfConfirmed(createShareQuestion(formatServerAddress(request.server), parts.language()), () =>
        handlers['sync.set-server'](request),
      ),

    'database.restore': (request) =>
      runIfConfirmed(createRestoreQuestion(parts.language()), () => handlers['database.restore'](request)),
  };
}
