import { formatDateTime } from '../../../../shared/i18n/format-dates';
import { shiftWindowHours } from '../../../../shared/time/shift-window-hours';
import { useText, type Translate } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';
import { DateField } from '../filter/date-field';
import css from './shift-stats-panel.module.css';
import { getSpanDays, quickSpans, type QuickSpan, type ShiftSpan, type SpanTimes } from './shift-span';

type ShiftSpanChoiceProps = {
  readonly span: ShiftSpan;
  /** The times that were counted last. */
  readonly during: SpanTimes;
  readonly onChange: (span: ShiftSpan) => void;
};

/** Chooses the period of My shift: one that moves with the clock, or days. */
export function ShiftSpanChoice({ span, during, onChange }: ShiftSpanChoiceProps) {
  const t = useText();
  const chosen = 'quick' in span ? span.quick : null;
  const days = getSpanDays(span, during);
  const isAlways = chosen === null && days.from === '' && days.to === '';
  return (
    <div className={css['span']}>
      {quickSpans.map((quick) => (
        <Button key={quick} kind="quiet" isPressed={quick === chosen} onPress={() => onChange({ quick })}>
          {nameQuickSpan(quick, t)}
        </Button>
      ))}
      <Button kind="quiet" isPressed={isAlways} onPress={() => onChange({ from: '', to: '' })}>
        {t('shift.always')}
      </Button>
      {chosen === 'shift' && during.fromMs !== undefined && (
        <span className={css['only']}>
          {t('historyList.filter.sinceDay', { from: formatDateTime(during.fromMs, t.language) })}
        </span>
      )}
      <span className={css['dates']}>
        {(['from', 'to'] as const).map((end) => (
          <DateField
            key={end}
            name={t(`historyList.filter.${end}`)}
            day={days[end]}
            onDay={(day) => onChange({ ...days, [end]: day })}
          />
        ))}
      </span>
    </div>
  );
}

function nameQuickSpan(quick: QuickSpan, t: Translate): string {
  return quick === 'shift'
    ? t('shift.lastHours', { hours: shiftWindowHours })
    : t(`historyList.filter.quick.${quick}`);
}
