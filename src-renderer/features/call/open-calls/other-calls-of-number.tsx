import { memo } from 'react';
import { OpenCallLinks } from '../../../components/calls/open-call-links';
import { useStore } from '../../../state/store';
import type { CallSession } from '../session/call-session';
import { findOpenCallsOf, toOpenCallRef } from './find-open-calls';
import type { OpenCallsStore } from './open-calls-store-types';

type OtherCallsOfNumberProps = { readonly calls: OpenCallsStore; readonly session: CallSession };

/** The other open calls of the number of this one: its caller was cut off, or is called back. */
export const OtherCallsOfNumber = memo(function OtherCallsOfNumber(props: OtherCallsOfNumberProps) {
  const { calls, session } = props;
  const findIds = () =>
    findOpenCallsOf(session.getFields().phone, calls.store.get())
      .map(({ call }) => call.id)
      .filter((id) => id !== session.callId)
      .join(' ');
  useStore(session.store, findIds);
  const ids = useStore(calls.store, findIds);
  if (ids === '') return null;
  const open = calls.store.get().calls;
  return (
    <OpenCallLinks
      isAnnounced
      refs={open
        .filter(({ call }) => ids.split(' ').includes(call.id))
        .map((other) => toOpenCallRef(other, open))}
      onOpen={(callId) => void calls.activate(callId)}
    />
  );
});
