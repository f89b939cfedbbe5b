import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { noPolicies } from '../shared/app/parse-policies';
import { succeed, type Result } from '../shared/result';
import type { TokenState } from '../shared/app/api-token';
import { composeHelpdesk } from './composition-root';
import type { Helpdesk, HelpdeskParts } from './helpdesk-parts';
import { openSettings } from './settings/open-settings';
import { openStoresInProcess } from './data/open-stores-in-process.fixture';
import { createRecordedLog } from './log/recorded-log.fixture';
import { noSync } from './sync/no-sync.fixture';
import { scheduleTimeout } from './time/schedule-timeout';

/**
 * Creates helpdesks in one folder, as the main process does but without a window. `clear` closes them and removes the
 * folder.
 */
export function helpdesksIn(folder: string) {
  const open: Helpdesk[] = [];

  function compose(token: TokenState, changes: Partial<HelpdeskParts> = {}): Helpdesk {
    const { log = createRecordedLog().log, policies = noPolicies, pcName = 'PC-1' } = changes;
    const helpdesk = composeHelpdesk({
      userDataFolder: folder,
      log,
      openedSettings: openSettings({ userDataFolder: folder, log, policies, pcName }),
      // Nothing listens on the discard port, so live requests are refused.
      liveEndpoint: new URL('http://127.0.0.1:9/api/ticket/create'),
      fixedMode: null,
      policies,
      appVersion: '0.0.0',
      systemUser: null,
      electronVersion: '0.0.0',
      openStores: openStoresInProcess,
      token: fakeTokenVault(token),
      syncPassword: noPassword,
      openConnection: noSync.openConnection,
      resolveProxy: () => Promise.resolve('DIRECT'),
      certificateAuthorities: () => undefined,
      nowMs: Date.now,
      random: Math.random,
      randomBytes,
      newId: randomUUID,
      newPcId: randomUUID,
      pcName,
      schedule: scheduleTimeout,
      copyText: () => undefined,
      updateInstaller: null,
      dialProgram: { findName: () => Promise.resolve(null), open: () => Promise.resolve() },
      chooseFile: {
        toOpen: () => Promise.resolve(null),
        toSave: () => Promise.resolve(null),
      },
      confirm: () => Promise.resolve(true),
      isWindowFile: () => true,
      htmlPrinter: {
        toPdf: () => Promise.resolve(new Uint8Array()),
        onPaper: () => Promise.resolve({ ok: true, value: 'printed' }),
      },
      notify: () => undefined,
      reloadWindow: () => undefined,
      leavePage: () => Promise.resolve(),
      showNotification: () => undefined,
      systemLanguage: () => 'en-MY',
      onSettingsChanged: () => undefined,
      ...changes,
    });
    open.push(helpdesk);
    return helpdesk;
  }

  async function closeOpen(): Promise<void> {
    await Promise.all(open.splice(0).map((helpdesk) => helpdesk.close()));
  }

  return {
    folder,
    compose,
    closeOpen,
    clear: async (): Promise<void> => {
      await closeOpen();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fakeTokenVault(state: TokenState): HelpdeskParts['token'] {
  const token = state.kind === 'present' ? 'tk_test567890abcdefghijklmnopqrstuvwxyz' : null;
  return {
    state: () => Promise.resolve(state),
    token: () => Promise.resolve(succeed(token)),
    set: () => Promise.resolve(succeed(null)),
    remove: () => Promise.resolve(succeed(null)),
    check: () => Promise.resolve(),
    onChange: () => undefined,
  } as unknown as HelpdeskParts['token'];
}

const noPassword: HelpdeskParts['syncPassword'] = {
  read: noSync.password,
  set: () => Promise.resolve(succeed(null)),
  remove: () => Promise.resolve(succeed(null)),
};

export function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
