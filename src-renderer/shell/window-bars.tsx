import type { ComponentProps, ReactNode } from 'react';
import type { AppState } from '../../shared/app/app-state';
import type { IpcClient } from '../ipc/ipc-client';
import { ChangeAgentBar } from './change-agent-bar';
import { AppStatusBanner } from './app-status-banner';
import { DialBar } from './dial-bar';

type WindowBarsProps = {
  readonly client: IpcClient;
  readonly app: AppState | null;
  readonly onChangeAgent: ComponentProps<typeof ChangeAgentBar>['onChange'];
  readonly children: ReactNode;
};

/** The bars above every screen. */
export function WindowBars({ client, app, onChangeAgent, children }: WindowBarsProps) {
  return (
    <div>
      <AppStatusBanner app={app} />
      {children}
      <ChangeAgentBar app={app} onChange={onChangeAgent} />
      <DialBar client={client} />
    </div>
  );
}
