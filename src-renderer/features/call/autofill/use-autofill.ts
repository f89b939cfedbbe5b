import { useCallback, useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../../shared/calls/call';
import type { Store } from '../../../state/store';
import { moveExtension, switchSmsByPhone } from './autofill-rules';
import type { CallSession } from '../session/call-session';
import type { AutofillHistory } from '../session/autofill-history';
import { autofillFromAddress } from './autofill-from-address';
import { restoreAutofillHistory } from './restore-autofill-history';
import { getConfirmedPin } from '../pin/pin-actions';
import type { ValidatedDraft } from '../session/draft-validation';
import { gazetteerStore, withGazetteer } from '../../../state/gazetteer-store';

/** In English whatever the screen speaks: a remark is read by StoreHub's people. */
const formatExtensionLine = (digits: string) => `Ext ${digits}`;

type Parts = {
  readonly form: UseFormReturn<CallFields>;
  readonly autofill: AutofillHistory;
  readonly draft: Store<ValidatedDraft>;
  readonly session: CallSession;
};

/** What follows from phone and address by themselves, done when a field was left and before sending. */
export function useAutofill({ form, autofill, draft, session }: Parts): () => void {
  useEffect(() => {
    const fields = form.getValues();
    session.location.set((place) =>
      place.autofilledAddress === null
        ? { confirmedPin: getConfirmedPin(fields), autofilledAddress: fields.address }
        : place,
    );
    // After the first paint: the screen stands without them.
    const idle = requestIdleCallback(() =>
      withGazetteer((gazetteer) =>
        restoreAutofillHistory({
          form,
          autofill,
          provenance: draft.get().fields.provenance,
          gazetteer,
        }),
      ),
    );
    return () => cancelIdleCallback(idle);
  }, [form, autofill, draft, session]);
  return useCallback(() => {
    moveExtension(form, autofill, formatExtensionLine);
    switchSmsByPhone(form, autofill);
    const gazetteer = gazetteerStore.get();
    if (gazetteer === null) return;
    const { confirmedPin, autofilledAddress } = session.location.get();
    autofillFromAddress({
      form,
      autofill,
      gazetteer,
      provenance: draft.get().fields.provenance,
      lastAddress: autofilledAddress ?? '',
      confirmedPin,
      nowMs: Date.now(),
    });
    session.location.set((place) => ({ ...place, autofilledAddress: form.getValues('address') }));
  }, [form, autofill, draft, session]);
}
