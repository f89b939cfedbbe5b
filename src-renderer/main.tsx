import './disable-zod-jit';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { languageOfTag } from '../shared/i18n/language';
import { App } from './app';
import { openCalls } from './features/call/drafts/open-calls-store';
import { TextContext, translators } from './i18n/translate';
import { ipcClient } from './ipc/ipc-client';
import { faultReporter, reportUncaught } from './ipc/error-reporter';
import { schedule } from './state/schedule-timeout';
import { appStore } from './shell/app-store';
import { cutLongPaste } from './ui/truncate-paste';
import { ErrorBoundary } from './ui/error-boundary';
import { ScreenFault } from './components/screen-error';

const root = document.getElementById('root');
if (root !== null) {
  const client = ipcClient(window.helpdesk);
  const report = faultReporter(client.ask);
  reportUncaught(report);
  const calls = openCalls(client, schedule);
  const state = appStore(client.ask);
  // Before anything is drawn, and before whatever else is asked once it is: the caret comes with the calls.
  void calls.load();
  void state.refresh();
  client.onNotice('app.changed', () => void state.refresh());
  window.addEventListener('paste', cutLongPaste);
  createRoot(root, {
    onCaughtError: (thrown, { errorBoundary }) => {
      void calls.flushAll();
      const place = errorBoundary instanceof ErrorBoundary ? errorBoundary.props.place : 'window';
      report({ during: 'render', place }, thrown);
    },
    onUncaughtError: (thrown) => {
      report({ during: 'render', place: 'window' }, thrown);
    },
  }).render(
    <ErrorBoundary
      place="window"
      renderFault={(fault) => (
        <TextContext value={translators[languageOfTag(document.documentElement.lang)]}>
          <ScreenFault fault={fault} ask={client.ask} onReset={null} />
        </TextContext>
      )}
    >
      <App client={client} calls={calls} state={state} />
    </ErrorBoundary>,
  );
}
