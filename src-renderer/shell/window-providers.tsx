import { useEffect, useState, type ReactNode } from 'react';
import type { AppState } from '../../shared/app/app-state';
import { DialContext } from '../components/calls/dialable-number-registry';
import { MaskSettingContext } from '../components/masking/mask-scope-and-masked-text';
import type { IpcClient } from '../ipc/ipc-client';
import { EndingKindsContext } from '../state/ending-kinds-context';
import { PolicyRestrictionsContext } from '../state/policy-restrictions-context';
import { createFormDrafts, FormDraftsContext } from '../state/form-drafts';
import { useSaveOnLeave } from '../state/use-save-on-leave';
import { scheduleTimeout } from '../time/schedule-timeout';
import { createDialler, DiallerContext } from './dialler';
import { getSettingsOrDefaults } from './get-settings-or-defaults';

type WindowProvidersProps = {
  readonly client: IpcClient;
  readonly app: AppState | null;
  readonly children: ReactNode;
};

const nothingForbidden: AppState['forbidden'] = [];

/**
 * What every part of the window may ask for: the settings that it shows by, the dialling of numbers,
 * and the forms being typed.
 */
export function WindowProviders({ client, app, children }: WindowProvidersProps) {
  const [dialler] = useState(() => createDialler(client));
  const [formDrafts] = useState(() => createFormDrafts(client.ask, scheduleTimeout));
  useSaveOnLeave(client, formDrafts);
  useEffect(() => {
    void formDrafts.load();
    // Tickets or callers may have been erased, and what was typed about them.
    return client.onEvent('tickets.changed', ({ ticketId }) => {
      if (ticketId === null) void formDrafts.load();
    });
  }, [client, formDrafts]);
  return (
    <MaskSettingContext value={app?.settings.isMasked}>
      <EndingKindsContext value={getSettingsOrDefaults(app).endingKinds}>
        <DiallerContext value={dialler}>
          <DialContext value={dialler.numbers}>
            <PolicyRestrictionsContext value={app?.forbidden ?? nothingForbidden}>
              <FormDraftsContext value={formDrafts}>{children}</FormDraftsContext>
            </PolicyRestrictionsContext>
          </DialContext>
        </DiallerContext>
      </EndingKindsContext>
    </MaskSettingContext>
  );
}
