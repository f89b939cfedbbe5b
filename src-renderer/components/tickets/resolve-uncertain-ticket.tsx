import { useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import { useText } from '../../i18n/use-text';
import type { CheckCaseNumber } from '../../state/check-case-number';
import { getTypedCaseNumberTarget, useIsTyped } from '../../state/form-drafts';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { RecordCaseNumberForm } from './record-case-number-form';
import css from './resolve-uncertain-ticket.module.css';
import { useFocusRestoration } from '../../ui/use-focus-restoration';

type ResolveUncertainProps = {
  readonly ticketId: number;
  /** The case number in StoreHub's answer, to suggest for recording; null if there is none. */
  readonly namedCaseNumber: string | null;
  readonly onCheck: CheckCaseNumber;
  readonly onRecord: (caseNumber: string) => Promise<AppError | null>;
  /** Null if the last attempt certainly did not arrive, and only an earlier one may have. */
  readonly onSendAgain: (() => void) | null;
};

/**
 * The two ways to resolve an uncertain ticket: record its case number, or deliberately send it again. A half-typed number is
 * still there when one comes back.
 */
export function ResolveUncertainTicket(props: ResolveUncertainProps) {
  const { ticketId, namedCaseNumber, onCheck, onRecord, onSendAgain } = props;
  const t = useText();
  const [chosen, setStep] = useState<'choose' | 'record' | 'confirm'>('choose');
  const draft = getTypedCaseNumberTarget(ticketId);
  const step = useIsTyped(draft) ? 'record' : chosen;
  const box = useRef<HTMLDivElement>(null);
  useFocusRestoration(box);
  return (
    <div ref={box} className={css['box']}>
      {onSendAgain === null && <p>{t('reconciliation.earlier')}</p>}
      {namedCaseNumber !== null && (
        <dl className={css['named']}>
          <dt className={css['label']}>{t('reconciliation.namedCaseNumber')}</dt>
          <dd className={controls['mono']}>{namedCaseNumber}</dd>
        </dl>
      )}
      {step === 'choose' && (
        <div className={css['row']}>
          <Button onPress={() => setStep('record')}>{t('reconciliation.record')}</Button>
          {onSendAgain !== null && (
            <Button kind="danger" onPress={() => setStep('confirm')}>
              {t('reconciliation.sendAgain')}
            </Button>
          )}
        </div>
      )}
      {step === 'record' && (
        <RecordCaseNumberForm
          draft={draft}
          isOpened={chosen === 'record'}
          proposed={namedCaseNumber ?? ''}
          onCheck={onCheck}
          onRecord={onRecord}
          onCancel={() => setStep('choose')}
        />
      )}
      {step === 'confirm' && onSendAgain !== null && (
        <Notice tone="doubt" sentence={t('reconciliation.confirm')}>
          <div className={css['row']}>
            <Button kind="danger" onPress={onSendAgain}>
              {t('reconciliation.confirmYes')}
            </Button>
            <Button onPress={() => setStep('choose')}>{t('reconciliation.cancel')}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
