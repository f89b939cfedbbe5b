import { useImperativeHandle, type Ref } from 'react';
import { withFollowUpLine } from '../../../shared/follow-up';
import type { IpcClient } from '../../ipc-client';
import { useCallForm } from './call-form-context';
import type { OpenCalls } from './open-calls';
import { SimilarStrip, useSimilar } from './similar-strip';

type DuplicatesProps = {
  readonly client: IpcClient;
  readonly calls: OpenCalls;
  readonly callId: string;
  readonly onSend: () => void;
  /** Where F10 finds what it does. */
  readonly handle: Ref<() => void>;
};

/** What may have been sent already, and sending this one as its follow-up. */
export function Duplicates({ client, calls, callId, onSend, handle }: DuplicatesProps) {
  const { form, fillings, isEditable } = useCallForm();
  const similar = useSimilar(client.ask);
  const likest = similar[0]?.ticket;

  const followUp = () => {
    if (likest === undefined || !isEditable) return;
    void calls.follow(callId, likest.id).then((isLinked) => {
      if (!isLinked) return;
      const { remark, isWritten } = withFollowUpLine(form.getValues('remark'), likest);
      if (isWritten) fillings.fill('followUp', { remark });
      onSend();
    });
  };
  useImperativeHandle(handle, () => followUp);
  return <SimilarStrip similar={similar} onFollowUp={followUp} />;
}
