import { createRoot } from 'react-dom/client';
import { parseLanguageTag } from '../shared/i18n/language';
import { App } from './app';
import { removeEarlyForm } from './features/call/early-form/early-form';
import { createOpenCallsStore } from './features/call/open-calls/open-calls-store';
import { TextContext, translators } from './i18n/use-text';
import { createIpcClient } from './ipc/ipc-client';
import { createErrorReporter, reportUncaughtErrors } from './ipc/error-reporter';
import { scheduleTimeout } from './time/schedule-timeout';
import { createAppStore } from './shell/app-store';
import { ignoreSecondClicks } from './ui/ignore-second-clicks';
import { truncateLongPaste } from './ui/truncate-paste';
import { ErrorBoundary } from './ui/error-boundary';
import { ScreenError } from './components/screen-error';

const root = document.getElementById('root');
if (root !== null) {
  const client = createIpcClient(window.helpdesk);
  const report = createErrorReporter(client.ask);
  reportUncaughtErrors(report);
  const calls = createOpenCallsStore(client, scheduleTimeout);
  const state = createAppStore(client.ask);
  // Runs before the first render and before other requests: the caret comes with the calls.
  void calls.load();
  void state.refresh();
  client.onEvent('app.changed', () => void state.refresh());
  window.addEventListener('paste', truncateLongPaste);
  ignoreSecondClicks();
  createRoot(root, {
    onCaughtError: (thrown, { errorBoundary }) => {
      removeEarlyForm();
      void calls.flushAll();
      const area = errorBoundary instanceof ErrorBoundary ? errorBoundary.props.area : 'window';
      report({ during: 'render', area }, thrown);
    },
    onUncaughtError: (thrown) => {
      removeEarlyForm();
      report({ during: 'render', area: 'window' }, thrown);
    },
  }).render(
    <ErrorBoundary
      area="window"
      renderError={(fault) => (
        <TextContext value={translators[parseLanguageTag(document.documentElement.lang)]}>
          <ScreenError error={fault} ask={client.ask} onReset={null} />
        </TextContext>
      )}
    >
      <App client={client} calls={calls} state={state} />
    </ErrorBoundary>,
  );
}
