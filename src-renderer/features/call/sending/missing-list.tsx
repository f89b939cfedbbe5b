import { useEffect, useRef } from 'react';
import { callFieldOrder, type CallField } from '../../../../shared/calls/call';
import { formatList } from '../../../../shared/i18n/format-list';
import { useText } from '../../../i18n/use-text';
import { announce } from '../../../ui/announcer';
import type { CallDoubt } from '../doubts/call-doubts';
import { focusDoubtfulField } from '../doubts/focus-doubtful-field';
import { useCallState } from '../editing/call-form-context';
import type { OpenCall } from '../open-calls/open-call-state';
import css from './call-side-panel.module.css';

type MissingListProps = {
  readonly tried: OpenCall['faults'];
  readonly doubts: readonly CallDoubt[];
  /** It is being sent, StoreHub rejected it, or the app held it back: another message says so, and none that all is ready. */
  readonly isOtherwiseSaid: boolean;
};

/**
 * What still has to be filled in, corrected or checked. After an attempt to send, says that nothing was sent until the
 * fields in `tried` are right.
 */
export function MissingList({ tried, doubts, isOtherwiseSaid }: MissingListProps) {
  const t = useText();
  const isNotSent = useCallState(({ faults }) => tried.some(({ field }) => faults[field] !== undefined));
  const missing = useCallState(({ faults }) => joinFields((field) => faults[field] === 'missing'));
  const needsCorrection = useCallState(({ faults }) =>
    joinFields((field) => faults[field] !== undefined && faults[field] !== 'missing'),
  );
  const toCheck = useCallState(({ faults }) =>
    doubtFields
      .filter((field) => field === 'quickEntry' || faults[field] === undefined)
      .filter((field) => doubts.some((doubt) => doubt.field === field))
      .join(' '),
  );
  return (
    <section className={css['missing']} data-tone={isNotSent ? 'bad' : undefined}>
      {missing === '' && needsCorrection === '' && doubts.length === 0 && !isOtherwiseSaid && (
        <p className={css['ready']}>{t('callPanel.ready')}</p>
      )}
      <FieldLinks title={t(isNotSent ? 'callPanel.notSentMissing' : 'callPanel.missing')} fields={missing} />
      <FieldLinks
        title={t(
          isNotSent && missing === '' ? 'callPanel.notSentNeedsCorrection' : 'callPanel.needsCorrection',
        )}
        fields={needsCorrection}
      />
      <FieldLinks title={t('callPanel.toCheck')} fields={toCheck} />
    </section>
  );
}

/** Announces what is missing at each attempt to send, also with the same faults, and not while the list shrinks. */
export function useFaultsAnnouncement(tried: OpenCall['faults']): void {
  const t = useText();
  const announced = useRef(tried);
  useEffect(() => {
    if (announced.current === tried) return;
    announced.current = tried;
    if (tried.length === 0) return;
    const names = tried.map(({ field }) => t(`fields.${field}`));
    announce(t('callPanel.faults', { fields: formatList(t.language, names) }));
  }, [tried, t]);
}

const doubtFields = ['quickEntry', ...callFieldOrder] as const;

/** A single string, so that a list rerenders only when its fields change. */
function joinFields(isMeant: (field: CallField) => boolean): string {
  return callFieldOrder.filter(isMeant).join(' ');
}

function FieldLinks({ title, fields }: { readonly title: string; readonly fields: string }) {
  const t = useText();
  if (fields === '') return null;
  const names = fields.split(' ');
  return (
    <>
      <h2 className={css['head']}>{title}</h2>
      <ul className={css['links']}>
        {doubtFields
          .filter((field) => names.includes(field))
          .map((field) => (
            <li key={field}>
              <button
                type="button"
                className={css['link']}
                tabIndex={-1}
                onClick={() => focusDoubtfulField(field)}
              >
                {field === 'quickEntry' ? t('callScreen.quickEntry') : t(`fields.${field}`)}
              </button>
            </li>
          ))}
      </ul>
    </>
  );
}
