import type { AppError } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/contract';
import type { Language } from '../../shared/i18n/language';
import { fail, succeed, type Result } from '../../shared/result';
import { tokenSchema, type TokenState } from '../../shared/app/api-token';
import type { StoredSettings } from '../settings/settings-file';
import type { Confirm, Question } from './confirm';
import {
  createEraseQuestion,
  createGoLiveQuestion,
  createRetentionQuestion,
  createReplaceTokenQuestion,
  createRestoreQuestion,
} from './confirmation-questions';

export type ConfirmationParts = {
  readonly confirm: Confirm;
  readonly language: () => Language;
  readonly storedSettings: () => Pick<StoredSettings, 'hasHadToken' | 'hasBeenLive'>;
};

/** A keychain that is locked or silent may hold a token; one that is not there holds none. */
function mayHaveToken(token: TokenState): boolean {
  if (token.kind === 'unknown') return token.errorCode !== 'absent' && token.errorCode !== 'no-session-bus';
  return token.kind !== 'none';
}

/**
 * Lets a person confirm what cannot be undone, and what changes who gets the tickets: a script in the page can ask for all of
 * it, and press no button of the main process. Nothing of an ordinary call is asked about, nor the first token.
 */
export function withConfirmation(handlers: Handlers, parts: ConfirmationParts): Handlers {
  /** @param question null where there is nothing to confirm */
  async function confirmed<T>(
    question: Question | null,
    run: () => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const isConfirmed = question === null || (await parts.confirm(question));
    return isConfirmed ? run() : fail({ kind: 'not-allowed', reason: 'not-confirmed' });
  }

  async function askKeepDays(retentionDays: number | null): Promise<Result<Question | null, AppError>> {
    const state = await handlers['privacy.state'](null);
    if (!state.ok) return state;
    const before = state.value.retentionDays;
    if (retentionDays === null || (before !== null && retentionDays >= before)) return succeed(null);
    const older = await handlers['privacy.preview-retention']({ retentionDays });
    if (!older.ok) return older;
    return succeed(createRetentionQuestion(retentionDays, older.value.tickets, parts.language()));
  }

  async function askToken(text: string): Promise<Result<Question | null, AppError>> {
    const token = tokenSchema.safeParse(text);
    const state = await handlers['app.state'](null);
    if (!state.ok) return state;
    const isAsked = token.success && (parts.storedSettings().hasHadToken || mayHaveToken(state.value.token));
    return succeed(isAsked ? createReplaceTokenQuestion(token.data, parts.language()) : null);
  }

  return {
    ...handlers,

    'app.set-mode': async (request) => {
      const state = await handlers['app.state'](null);
      if (!state.ok) return state;
      const { mode, isModeFixed } = state.value;
      const isAsked =
        request.mode === 'live' && mode !== 'live' && !isModeFixed && parts.storedSettings().hasBeenLive;
      return confirmed(isAsked ? createGoLiveQuestion(parts.language()) : null, () =>
        handlers['app.set-mode'](request),
      );
    },

    'token.set': async (request) => {
      const asked = await askToken(request.token);
      return asked.ok ? confirmed(asked.value, () => handlers['token.set'](request)) : asked;
    },

    'privacy.set-retention': async (request) => {
      const asked = await askKeepDays(request.retentionDays);
      return asked.ok ? confirmed(asked.value, () => handlers['privacy.set-retention'](request)) : asked;
    },

    'privacy.erase-caller': async (caller) => {
      const found = await handlers['privacy.preview-erasure'](caller);
      if (!found.ok) return found;
      const { tickets, calls, others } = found.value;
      const isAnything = tickets + calls + others > 0;
      return confirmed(isAnything ? createEraseQuestion(found.value, parts.language()) : null, () =>
        handlers['privacy.erase-caller'](caller),
      );
    },

    'database.restore': (request) =>
      confirmed(createRestoreQuestion(parts.language()), () => handlers['database.restore'](request)),
  };
}
