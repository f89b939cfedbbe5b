import './theme/tokens.css';
import './theme/base.css';
import './features/call/early-form/early-form.css';
import { endEarlyForm } from './features/call/early-form/early-form';

// The page is being reloaded: the caret goes back to the field that it was in, in the call that is open.
if (window.name !== '') endEarlyForm();

/** Long after a first frame, which a window that is not shown may never have. */
const latestFrameMs = 100;

let isLoading = false;
const load = (): void => {
  if (isLoading) return;
  isLoading = true;
  import('./main').catch(endEarlyForm);
};
// The frame is painted before the script is compiled.
requestAnimationFrame(() => setTimeout(load));
setTimeout(load, latestFrameMs);
