import './theme/tokens.css';
import './theme/base.css';
import './features/call/early-form/early-form.css';
import {
  discardEarlyForm,
  keepEarlyTextOverReload,
  watchEarlyForm,
} from './features/call/early-form/early-form';

// The page is being reloaded: the caret goes back to the field that it was in, in the call that is open.
if (window.name !== '') discardEarlyForm();
keepEarlyTextOverReload();
watchEarlyForm();

// From the last field, Tab would lead back to the first one.
document.querySelector('#early-issue')?.addEventListener('keydown', (event) => {
  if (event instanceof KeyboardEvent && event.key === 'Tab' && !event.shiftKey) event.preventDefault();
});

/** Long after a first frame, which a window that is not shown may never have. */
const frameTimeoutMs = 100;

let isLoading = false;
const load = (): void => {
  if (isLoading) return;
  isLoading = true;
  void import('./main');
};
// The frame is painted before the script is compiled.
requestAnimationFrame(() => setTimeout(load));
setTimeout(load, frameTimeoutMs);
