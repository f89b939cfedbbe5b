import { contactNoteSubjects, createContactNoteKey } from '../../../../shared/callers/contact-note';
import type { CallFields } from '../../../../shared/calls/call';
import { useFormDrafts } from '../../../state/form-drafts';
import { useStore } from '../../../state/store';

/** Whether a lasting note on the caller or the store of a call is half typed. */
export function useHasTypedNote({ phone, storeName }: Pick<CallFields, 'phone' | 'storeName'>): boolean {
  const drafts = useFormDrafts();
  return useStore(drafts.store, () =>
    contactNoteSubjects.some((subject) => {
      const key = createContactNoteKey(subject, subject === 'caller' ? phone : storeName);
      return drafts.get({ subject, key }) !== undefined;
    }),
  );
}
