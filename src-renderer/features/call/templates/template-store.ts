import type { Templates } from '../../../../shared/templates/templates';
import type { Ask } from '../../../ipc/ipc-client';
import { createStore } from '../../../state/store';

/** Presets and snippets; null until they were asked for. */
export const templateStore = createStore<Templates | null>(null);

/** Asked whenever the call screen comes up, since they may have been changed in Settings. */
export async function loadTemplates(ask: Ask): Promise<void> {
  const answer = await ask('templates.get', null);
  if (answer.ok) templateStore.set(() => answer.value);
}
