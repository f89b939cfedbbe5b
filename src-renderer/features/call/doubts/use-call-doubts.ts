import { useDeferredValue, useMemo } from 'react';
import { listUnsureReadings, unsureFields } from '../../../../shared/calls/unsure-readings';
import { gazetteerStore } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { useCallState } from '../editing/call-form-context';
import { isLineUnread, listLostWords } from '../quick-entry/unread-line';
import { useLocationFields } from './use-location-fields';
import {
  isNumberTrusted,
  joinDoubts,
  listCallerDoubts,
  listLineDoubts,
  listLocationDoubts,
  listNumberDoubts,
  listReadingDoubts,
  type CallDoubt,
} from './call-doubts';

/** All doubts about the current fields, as in `listCallDoubts`. A key that changes none of the values below renders nothing. */
export function useCallDoubts(): readonly CallDoubt[] {
  const gazetteer = useStore(gazetteerStore);
  const fields = useLocationFields();
  const storeName = useDeferredValue(useCallState((now) => now.fields.storeName));
  const reusedPlace = useCallState((now) => now.fields.reusedPlace);
  const phone = useDeferredValue(useCallState((now) => now.fields.phone));
  const isTrusted = useCallState((now) => isNumberTrusted(now.fields));
  const name = useDeferredValue(useCallState((now) => now.fields.name));
  // Not the whole object, which each key of any field changes.
  const ofName = useCallState((now) => now.fields.provenance.name);
  const ofStoreName = useCallState((now) => now.fields.provenance.storeName);
  const callerOfNumber = useCallState((now) => now.fields.callerOfNumber);
  const ofCaller = useMemo(
    () =>
      listCallerDoubts({
        phone,
        name,
        storeName,
        provenance: { ...(ofName && { name: ofName }), ...(ofStoreName && { storeName: ofStoreName }) },
        callerOfNumber,
      }),
    [phone, name, storeName, ofName, ofStoreName, callerOfNumber],
  );
  const ofLocation = useMemo(
    () => listLocationDoubts({ ...fields, storeName, reusedPlace }, gazetteer),
    [fields, storeName, reusedPlace, gazetteer],
  );
  // A text, which stays the same through the keys of other fields.
  const unsure = useDeferredValue(useCallState((now) => listUnsureReadings(now.fields).join(' ')));
  const isUnread = useCallState((now) => isLineUnread(now.fields));
  const lostWords = useDeferredValue(useCallState((now) => listLostWords(now.fields).join('\n')));
  return useMemo(() => {
    const fieldNames = unsureFields.filter((field) => unsure.split(' ').includes(field));
    return joinDoubts({
      line: listLineDoubts(isUnread, lostWords === '' ? [] : lostWords.split('\n')),
      number: listNumberDoubts(phone, isTrusted),
      caller: ofCaller,
      reading: listReadingDoubts(fieldNames, { storeName }),
      location: ofLocation,
    });
  }, [isUnread, lostWords, phone, isTrusted, ofCaller, ofLocation, unsure, storeName]);
}
