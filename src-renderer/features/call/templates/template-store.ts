import type { Words } from '../../../../shared/templates/templates';
import type { Ask } from '../../../ipc/ipc-client';
import { makeStore } from '../../../state/store';

/** Presets and snippets; null until they were asked for. */
export const knownWords = makeStore<Words | null>(null);

/** Asked whenever the call screen comes up, since they may have been changed in Settings. */
export async function loadWords(ask: Ask): Promise<void> {
  const answer = await ask('words.get', null);
  if (answer.ok) knownWords.set(() => answer.value);
}
