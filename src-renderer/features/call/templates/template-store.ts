import type { Templates } from '../../../../shared/templates/templates';
import type { Ask } from '../../../ipc/ipc-client';
import { createStore } from '../../../state/store';

/** Presets and snippets; null until they are loaded. */
export const templateStore = createStore<Templates | null>(null);

/** Loads the templates whenever the call screen is shown, since Settings may have changed them. */
export async function loadTemplates(ask: Ask): Promise<void> {
  const answer = await ask('templates.get', null);
  if (answer.ok) templateStore.set(() => answer.value);
}
