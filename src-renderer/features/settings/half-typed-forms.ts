import type { SyncServer } from '../../../shared/sync/sync-server-and-state';
import { createStore } from '../../state/store';
import type { TemplateEntry } from './template-entries';

/** A server as typed into its form, without the password, which is in the page only while its field is. */
export type TypedServer = Pick<SyncServer, 'host' | 'database' | 'user' | 'certificateFile'> & {
  readonly port: string;
};

/** A preset or snippet in the editor. `typed` is null until the agent changes it. */
export type OpenTemplate = { readonly opened: TemplateEntry; readonly typed: TemplateEntry | null };

type HalfTypedForms = {
  readonly server: TypedServer | null;
  readonly template: OpenTemplate | null;
  /** A message of a supervisor to all agents. */
  readonly supervisorNotice: string;
};

/** Half-typed text in the forms of Settings. It outlives the screen and ends with the window: nothing goes to the disk. */
export const halfTypedForms = createStore<HalfTypedForms>({
  server: null,
  template: null,
  supervisorNotice: '',
});

export function saveHalfTyped(change: Partial<HalfTypedForms>): void {
  halfTypedForms.set((forms) => ({ ...forms, ...change }));
}
