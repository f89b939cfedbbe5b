import { useState } from 'react';
import { explainError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/app-state';
import { quickDays, ticketStates, type HistoryFilter } from '../../../../shared/history/ticket-history';
import { serviceIds, serviceWords } from '../../../../shared/tickets/services';
import { fold } from '../../../../shared/search/fold-text';
import { stateNamed } from '../../../../shared/regions/region-names';
import type { IpcClient } from '../../../ipc/ipc-client';
import { localDay, minutesAndSeconds, monthOfYear } from '../../../i18n/format';
import { formatNumber } from '../../../../shared/number-format';
import { useText } from '../../../i18n/translate';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import {
  byDay,
  byHour,
  byMonth,
  medianSeconds,
  perHour,
  waitingOf,
  type Counts,
  type Shift,
} from './merge-stats';
import { BarTable, type Bar } from './bar-table';
import { DayField } from '../filter/date-field';
import { quickSpan, startOfDay, withDays } from '../filter/filter-options';
import { sameNames } from './group-by-name';
import css from './shift-stats-panel.module.css';
import { StateMap } from './region-heat-map';
import { useShift } from './use-shift-stats';

type ShiftPaneProps = {
  readonly client: IpcClient;
  /** Whose history, where it is not that of the mode the app is in. */
  readonly mode: Mode | undefined;
  /** Shows in the list what a figure stands for. */
  readonly onShow: (filter: HistoryFilter) => void;
  readonly onLeave: () => void;
};

/** What this PC did during a time: figures, and bars with their tables, each of which leads to its tickets. */
export function ShiftPane({ client, mode, onShow, onLeave }: ShiftPaneProps) {
  const t = useText();
  const [span, setSpan] = useState(() => quickSpan('today', Date.now()));
  const during = withDays({}, span.from, span.to);
  const fromMs = during.fromMs ?? 0;
  const { shift, error } = useShift(client, fromMs, during.beforeMs ?? Number.MAX_SAFE_INTEGER, mode);
  const show = (filter: HistoryFilter) => onShow({ ...during, ...filter });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <section
      className={css['pane']}
      aria-label={t('shift.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onLeave();
      }}
    >
      <div className={css['head']}>
        <h2>{t('shift.title')}</h2>
        <span className={css['only']}>{t('shift.onlyHere')}</span>
        <Button kind="quiet" keyName="Esc" onPress={onLeave}>
          {t('shift.close')}
        </Button>
      </div>
      <div className={css['span']}>
        {quickDays.map((quick) => (
          <Button key={quick} kind="quiet" onPress={() => setSpan(quickSpan(quick, Date.now()))}>
            {t(`historyList.filter.quick.${quick}`)}
          </Button>
        ))}
        <Button kind="quiet" onPress={() => setSpan({ from: '', to: '' })}>
          {t('shift.always')}
        </Button>
        <span className={css['dates']}>
          {(['from', 'to'] as const).map((end) => (
            <DayField
              key={end}
              name={t(`historyList.filter.${end}`)}
              day={span[end]}
              onDay={(day) => setSpan({ ...span, [end]: day })}
            />
          ))}
        </span>
      </div>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <Figures shift={shift} />
      <Bars shift={shift} span={span} onShow={show} />
    </section>
  );
}

function Figures({ shift }: { readonly shift: Shift }) {
  const t = useText();
  const median = medianSeconds(shift.onScreenSeconds);
  const rate = perHour(shift);
  const of = (state: string) => formatNumber(shift.states.get(state) ?? 0, t.language);
  const figures = [
    [t('shift.all'), formatNumber(shift.count, t.language)],
    [t('statuses.created'), of('created')],
    [t('statuses.waiting'), formatNumber(waitingOf(shift), t.language)],
    [t('statuses.rejected'), of('rejected')],
    [t('statuses.uncertain'), of('uncertain')],
    [t('shift.perHour'), rate === null ? '–' : formatNumber(Math.round(rate * 10) / 10, t.language)],
    [t('shift.median'), median === null ? '–' : t('shift.length', minutesAndSeconds(median))],
  ] as const;
  return (
    <>
      <dl className={css['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p role="status" className={css['only']}>
        {shift.isWhole ? '' : t('shift.counting', { count: shift.count })}
      </p>
    </>
  );
}

type Days = { readonly from: string; readonly to: string };
type BarsProps = {
  readonly shift: Shift;
  readonly span: Days;
  readonly onShow: (filter: HistoryFilter) => void;
};

const mostDays = 62;
const mostPlaces = 30;
const mostStores = 20;

function Bars({ shift, span, onShow }: BarsProps) {
  const t = useText();
  const places = sameNames(shift.stateNames, (spelling) => stateNamed(fold(spelling)));
  return (
    <>
      {places.length > 0 && <StateMap counts={places} />}
      <div className={css['charts']}>
        <DayBars shift={shift} span={span} onShow={onShow} />
        <BarTable
          title={t('shift.byHour')}
          bars={bars(byHour(shift.hours), (hour) => ({
            name: `${hour}:00`,
            onPress: () => onShow({ hours: [Number(hour)] }),
          }))}
        />
        <BarTable
          title={t('shift.byState')}
          bars={ticketStates
            .filter((state) => shift.states.has(state))
            .map((state) => ({
              key: state,
              name: t(`statuses.${state}`),
              count: shift.states.get(state) ?? 0,
              onPress: () => onShow({ states: [state] }),
            }))}
        />
        <BarTable
          title={t('shift.byService')}
          bars={serviceIds
            .filter((id) => shift.services.has(String(id)))
            .map((id) => ({
              key: String(id),
              name: serviceWords(id, t.language).shortName,
              count: shift.services.get(String(id)) ?? 0,
              onPress: () => onShow({ serviceIds: [id] }),
            }))}
        />
        <BarTable
          title={t('shift.byPlace')}
          bars={places.slice(0, mostPlaces).map(({ name, count }) => ({
            key: name,
            name,
            count,
            onPress: () => onShow({ stateNames: [name] }),
          }))}
        />
        <BarTable
          title={t('shift.byStore', { count: mostStores })}
          bars={sameNames(shift.stores)
            .slice(0, mostStores)
            .map(({ name, count }) => ({
              key: name,
              name,
              count,
              onPress: () => onShow({ storeNames: [name] }),
            }))}
        />
      </div>
    </>
  );
}

/** Each day, or where those are too many to tell apart, each month. */
function DayBars({ shift, span, onShow }: BarsProps) {
  const t = useText();
  const days = byDay(shift.hours);
  if (days.size <= mostDays) {
    return (
      <BarTable
        title={t('shift.byDay')}
        bars={bars(days, (day) => ({
          name: localDay(startOfDay(day) ?? 0, t.language),
          onPress: () => onShow(withDays({}, day, day)),
        }))}
      />
    );
  }
  return (
    <BarTable
      title={t('shift.byMonth')}
      bars={bars(byMonth(shift.hours), (month) => {
        const inMonth = [...days.keys()].filter((day) => day.startsWith(month));
        const [first, last] = [inMonth[0] ?? span.from, inMonth.at(-1) ?? span.to];
        return {
          name: monthOfYear(startOfDay(first) ?? 0, t.language),
          onPress: () => onShow(withDays({}, first, last)),
        };
      })}
    />
  );
}

function bars(
  counts: Counts | readonly (readonly [string, number])[],
  more: (value: string) => Partial<Bar>,
): Bar[] {
  return [...counts].map(([value, count]) => ({ key: value, name: value, count, ...more(value) }));
}
