import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import type { TokenVault } from '../keychain/token-vault';
import type { Log } from '../log/log';
import type { SettingsFile } from '../settings/settings-file';
import type { WorkspaceManager } from './workspace-manager';

export type ModeAndTokenParts = {
  readonly settings: Pick<SettingsFile, 'read' | 'change'>;
  readonly token: TokenVault;
  /** A mode that this run cannot leave, or null. */
  readonly fixedMode: Mode | null;
  readonly workspaces: Pick<WorkspaceManager, 'mode' | 'current' | 'changeMode'>;
  /** Called after the token may have changed. */
  readonly onChanged: () => void;
  readonly log: Log;
};

/** Changes the mode and the token, with all consequences. */
export function createModeAndToken(parts: ModeAndTokenParts) {
  const { settings, token, fixedMode, workspaces, onChanged, log } = parts;

  async function tokenChanged(done: Result<null, AppError>): Promise<Result<null, AppError>> {
    if (!done.ok) return done;
    if ((await token.state()).kind === 'present') settings.change({ hasHadToken: true });
    const current = await workspaces.current();
    if (current.ok) current.value.outbox.resume();
    onChanged();
    return done;
  }

  return {
    async setMode(next: Mode): Promise<Result<null, AppError>> {
      if (fixedMode !== null) return fail({ kind: 'not-allowed', reason: 'mode-fixed' });
      const { chosenMode } = settings.read();
      const chosen = settings.change({ chosenMode: next });
      if (!chosen.ok) return chosen;
      const before = await workspaces.mode();
      const changed = await workspaces.changeMode(next);
      const mode = await workspaces.mode();
      if (mode !== before) log.info('mode changed', { mode });
      if (changed.ok || mode === next) return succeed(null);
      // The next start opens what is in use now.
      settings.change({ chosenMode });
      return changed;
    },

    /**
     * A token that is entered in practice must not make a later start live by itself: a person confirms going live. One
     * that is refused chooses nothing, so that the token that IT stores later opens the app live.
     */
    async setToken(entered: string): Promise<Result<null, AppError>> {
      const mustChoose = settings.read().chosenMode === null && (await workspaces.mode()) === 'practice';
      // Before the token is stored, so that no crash in between makes the next start live.
      const chosen = mustChoose ? settings.change({ chosenMode: 'practice' }) : succeed(null);
      if (!chosen.ok) return chosen;
      const done = await token.set(entered);
      if (!done.ok && mustChoose && settings.read().chosenMode === 'practice')
        settings.change({ chosenMode: null });
      return tokenChanged(done);
    },

    removeToken: async (): Promise<Result<null, AppError>> => tokenChanged(await token.remove()),

    async checkToken(): Promise<void> {
      await token.check();
      await tokenChanged(succeed(null));
    },
  };
}
