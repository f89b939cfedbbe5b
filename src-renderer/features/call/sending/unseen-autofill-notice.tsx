import { useEffect, useRef } from 'react';
import { callFieldOrder, type CallField, type CallFields } from '../../../../shared/calls/call';
import { useKeyName } from '../../../commands/command-registry';
import { useText } from '../../../i18n/translate';
import { Notice } from '../../../ui/notice';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import { useCallState } from '../editing/call-form-context';

/**
 * The fields that the app filled when Send was pressed and that held the call back, as long as all of them are
 * unchanged.
 */
export function useFilledUnseen(filled: Partial<CallFields>): readonly CallField[] {
  const fields = callFieldOrder.filter((field) => field in filled);
  const isStanding = useCallState((now) => fields.every((field) => now.fields[field] === filled[field]));
  return isStanding ? fields : [];
}

type FilledUnseenProps = { readonly fields: readonly CallField[]; readonly filled: Partial<CallFields> };

/** Says why the call was held back, and how to send it. */
export function FilledUnseen({ fields, filled }: FilledUnseenProps) {
  const t = useText();
  const key = useKeyName('send');
  const part = useRef<HTMLDivElement>(null);
  const isShown = fields.length > 0;
  useEffect(() => {
    if (isShown) scrollPartIntoView(part.current);
  }, [isShown, filled]);
  if (!isShown) return null;
  return (
    <div ref={part}>
      <Notice
        tone="doubt"
        sentence={t('callPanel.filledUnseen')}
        nextStep={t('callPanel.filledUnseenStep', { key })}
      >
        {fields.map((field) => (
          <p key={field}>{describeFilled(t(`fields.${field}`), filled[field])}</p>
        ))}
      </Notice>
    </div>
  );
}

/** The value of an option is already visible in its control. */
function describeFilled(name: string, value: unknown): string {
  return typeof value === 'string' ? `${name}: ${value.trim()}` : name;
}
