import './jitless-zod';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { openCalls } from './features/call/open-calls';
import { ipcClient } from './ipc-client';
import { schedule } from './schedule';
import { appStore } from './shell/app-store';
import { cutLongPaste } from './ui/cut-paste';

const root = document.getElementById('root');
if (root !== null) {
  const client = ipcClient(window.helpdesk);
  const calls = openCalls(client, schedule);
  const state = appStore(client.ask);
  // Before anything is drawn, and before whatever else is asked once it is: the caret comes with the calls.
  void calls.load();
  void state.refresh();
  client.onNotice('app.changed', () => void state.refresh());
  window.addEventListener('paste', cutLongPaste);
  createRoot(root).render(<App client={client} calls={calls} state={state} />);
}
