import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import { formatDate, formatMonth } from '../../../../shared/i18n/format-dates';
import { useText } from '../../../i18n/use-text';
import { getStartOfDay, setDays } from '../filter/filter-date-range';
import { BarTable } from './bar-table';
import { createBars } from './create-bars';
import { countByDay, countByMonth, type ShiftStats } from './shift-stats';

export type BarsProps = {
  readonly shift: ShiftStats;
  readonly onShow: (filter: HistoryFilter) => void;
};

const maxDays = 62;

/** A bar for each day, or for each month if there are too many days to distinguish. */
export function DayBars({ shift, onShow }: BarsProps) {
  const t = useText();
  const days = countByDay(shift.hours);
  if (days.size <= maxDays) {
    return (
      <BarTable
        title={t('shift.byDay')}
        bars={createBars(days, (day) => ({
          name: formatDate(getStartOfDay(day) ?? 0, t.language),
          onPress: () => onShow(setDays({}, day, day)),
        }))}
      />
    );
  }
  return (
    <BarTable
      title={t('shift.byMonth')}
      bars={createBars(countByMonth(shift.hours), (month) => {
        const inMonth = [...days.keys()].filter((day) => day.startsWith(month));
        const [first, last] = [inMonth[0] ?? '', inMonth.at(-1) ?? ''];
        return {
          name: formatMonth(getStartOfDay(first) ?? 0, t.language),
          onPress: () => onShow(setDays({}, first, last)),
        };
      })}
    />
  );
}
