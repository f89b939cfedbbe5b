import { withFollowUpLine } from '../../../shared/follow-up';
import { useCommands } from '../../commands';
import type { TextKey } from '../../i18n/text';
import type { IpcClient } from '../../ipc-client';
import { useCallForm } from './call-form-context';
import type { OpenCalls } from './open-calls';
import { SimilarStrip, useSimilar } from './similar-strip';

type DuplicatesProps = {
  readonly client: IpcClient;
  readonly calls: OpenCalls;
  readonly callId: string;
  readonly onSend: () => void;
  readonly isShown: boolean;
};

/** What may have been sent already, and sending this one as its follow-up. */
export function Duplicates({ client, calls, callId, onSend, isShown }: DuplicatesProps) {
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
  const whyNot = (): TextKey | undefined => {
    if (!isEditable) return 'whyNot.alreadySent';
    return likest === undefined ? 'whyNot.nothingSimilar' : undefined;
  };
  useCommands({ 'follow-up': isShown ? { run: followUp, whyNot } : undefined });
  return <SimilarStrip similar={similar} onFollowUp={followUp} />;
}
