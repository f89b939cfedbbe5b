import { useContext, useEffect, useRef, useState } from 'react';
import { nameEndingKind } from '../../../../shared/calls/ending-names';
import { explainError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/mode';
import { ticketStatuses } from '../../../../shared/history/ticket-summary-and-detail';
import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import { serviceIds } from '../../../../shared/tickets/services-and-priorities';
import { getServiceNames } from '../../../../shared/tickets/service-and-priority-names';
import { foldText } from '../../../../shared/search/fold-text';
import { translateRegion } from '../../../../shared/regions/translate-region';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import { CommandContext, runAction } from '../../../commands/command-registry';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always } from '../../../ipc/refresh-on-events';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { formatHour, splitDuration } from '../../../../shared/i18n/format-dates';
import { formatNumber } from '../../../../shared/format-number';
import { useText } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import { formatList } from '../../../../shared/i18n/format-list';
import { scheduleTimeout } from '../../../time/schedule-timeout';
import { announce } from '../../../ui/announcer';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import {
  countByAgent,
  joinSpellings,
  countByHour,
  getMedianSeconds,
  getHourlyRate,
  countCalls,
  countTickets,
  countWaiting,
  type ShiftStats,
} from './shift-stats';
import { BarTable } from './bar-table';
import { countEndingKinds } from './count-ending-kinds';
import { createBars } from './create-bars';
import { DayBars, type BarsProps } from './day-bars';
import { groupNameSpellings } from './group-name-spellings';
import css from './shift-stats-panel.module.css';
import { RegionHeatMap } from './region-heat-map';
import { intersectTimes, type ShiftSpan } from './shift-span';
import { ShiftSpanChoice } from './shift-span-choice';
import { useShiftStats } from './use-shift-stats';

type ShiftStatsPanelProps = {
  readonly client: IpcClient;
  /** The mode of the history, if it is not the current one. */
  readonly mode: Mode | undefined;
  /** Shows the tickets behind a figure in the list. */
  readonly onShow: (filter: HistoryFilter) => void;
  readonly onLeave: () => void;
};

const refreshOn = { 'sync.changed': always };

/** In ms: the figures of the period before are shown for a moment. */
const restMs = 300;

/**
 * The work of this PC in a period, or of all that share a history: figures, and bars with tables, each of which leads
 * to its tickets.
 */
export function ShiftStatsPanel({ client, mode, onShow, onLeave }: ShiftStatsPanelProps) {
  const t = useText();
  const registry = useContext(CommandContext);
  const pane = useRef<HTMLElement>(null);
  // In a narrow window, it opens below the list.
  useEffect(() => scrollPartsIntoViewSoon(pane.current), []);
  const [span, setSpan] = useState<ShiftSpan>({ quick: 'shift' });
  const { data: sync } = useIpcQuery(client, 'sync.get-state', null, refreshOn);
  const isShared = sync !== null && sync.server !== null && !sync.isPaused && mode === undefined;
  const [isFloorChosen, setIsFloorChosen] = useState(false);
  const isFloor = isFloorChosen && isShared;
  const { shift, during, error } = useShiftStats(client, span, { mode, isFloor });
  // My shift counts this PC only, while the list has all that share, which may not be known yet, or only in the other mode.
  const own = !isFloor && (mode !== undefined || isShared || sync === null) && { pcs: [''] };
  const summary = [
    t(isFloor ? 'shift.floor' : 'shift.title'),
    formatLabelled(t.language, t('shift.calls'), formatNumber(countCalls(shift), t.language)),
    formatLabelled(t.language, t('shift.all'), formatNumber(countTickets(shift), t.language)),
  ];
  const period = `${JSON.stringify(span)} ${isFloor}`;
  const announcedPeriod = useRef('');
  useEffect(() => {
    if (!shift.isWhole || announcedPeriod.current === period) return undefined;
    return scheduleTimeout(restMs, () => {
      announcedPeriod.current = period;
      announce(formatList(t.language, summary));
    });
  });
  const show = (filter: HistoryFilter) => onShow({ ...own, ...filter, ...intersectTimes(during, filter) });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <section
      ref={pane}
      className={css['pane']}
      aria-label={t(isFloor ? 'shift.floor' : 'shift.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onLeave();
      }}
    >
      <div className={css['head']}>
        <h2>{t(isFloor ? 'shift.floor' : 'shift.title')}</h2>
        <span className={css['only']}>{t(isFloor ? 'shift.onFloor' : 'shift.onlyHere')}</span>
        <span className={css['ways']}>
          {isShared && (
            <Button kind="quiet" onPress={() => setIsFloorChosen(!isFloor)}>
              {t(isFloor ? 'shift.title' : 'shift.floor')}
            </Button>
          )}
          <Button kind="quiet" action="handover" onPress={() => runAction(registry, 'handover')}>
            {t('handoverScreen.open')}
          </Button>
          <Button kind="quiet" keyName="Esc" onPress={onLeave}>
            {t('shift.close')}
          </Button>
        </span>
      </div>
      <ShiftSpanChoice span={span} during={during} onChange={setSpan} />
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <Figures shift={shift} isFloor={isFloor} />
      <Bars shift={shift} onShow={show} />
    </section>
  );
}

function Figures({ shift, isFloor }: { readonly shift: ShiftStats; readonly isFloor: boolean }) {
  const t = useText();
  const median = getMedianSeconds(shift.onScreenSeconds);
  const rate = getHourlyRate(shift);
  const of = (state: string) => formatNumber(shift.statuses.get(state) ?? 0, t.language);
  const ended = shift.statuses.get('recorded') ?? 0;
  const unfinished = (...statuses: string[]) =>
    statuses.reduce((sum, status) => sum + (shift.unfinishedCalls.get(status) ?? 0), 0);
  // On a PC without a softphone there is nothing to count.
  const incoming = (['missed', 'called-back'] as const).flatMap((state) => {
    const count = shift.incomingCalls.get(state) ?? 0;
    return count === 0 ? [] : [[t(`shift.incoming.${state}`), formatNumber(count, t.language)] as const];
  });
  const here = [
    [t('shift.discarded'), formatNumber(unfinished('discarded'), t.language)],
    [t('shift.stillOpen'), formatNumber(unfinished('open', 'parked'), t.language)],
    ...incoming,
  ] as const;
  const length = median === null ? '–' : t('shift.length', splitDuration(median));
  const figures = [
    [t('shift.calls'), formatNumber(countCalls(shift), t.language)],
    [t('shift.all'), formatNumber(countTickets(shift), t.language)],
    [t('shift.endedCalls'), formatNumber(ended, t.language)],
    ...(isFloor ? [] : here),
    [t('statuses.created'), of('created')],
    [t('statuses.waiting'), formatNumber(countWaiting(shift), t.language)],
    [t('statuses.rejected'), of('rejected')],
    [t('statuses.uncertain'), of('uncertain')],
    [t('shift.perHour'), rate === null ? '–' : formatNumber(Math.round(rate * 10) / 10, t.language)],
    // How long a call was on the screen of another PC may be missing.
    ...(isFloor ? [] : [[t('shift.median'), length] as const]),
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
      <p role="status" aria-live="off" className={css['only']}>
        {shift.isWhole ? '' : t('shift.counting', { count: shift.count })}
      </p>
    </>
  );
}

const maxRegions = 30;
const maxStores = 20;

function Bars({ shift, onShow }: BarsProps) {
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const gazetteer = groupNameSpellings(shift.regionNames, (spelling) => parseRegion(foldText(spelling)));
  return (
    <>
      {gazetteer.length > 0 && <RegionHeatMap counts={gazetteer} />}
      <div className={css['charts']}>
        <DayBars shift={shift} onShow={onShow} />
        <BarTable
          title={t('shift.byHour')}
          bars={createBars(countByHour(shift.hours), (hour) => ({
            name: formatHour(Number(hour), t.language),
            onPress: () => onShow({ hours: [Number(hour)] }),
          }))}
        />
        <BarTable
          title={t('shift.byState')}
          bars={ticketStatuses
            .filter((state) => shift.statuses.has(state))
            .map((state) => ({
              key: state,
              name: t(`statuses.${state}`),
              count: shift.statuses.get(state) ?? 0,
              onPress: () => onShow({ statuses: [state] }),
            }))}
        />
        <BarTable
          title={t('shift.byEnding')}
          bars={createBars(countEndingKinds(shift.endings), (kind) => ({
            name: nameEndingKind(kind, kinds, t.language),
            onPress: () => onShow({ endings: [kind] }),
          }))}
        />
        <BarTable
          title={t('shift.byPc')}
          bars={createBars(joinSpellings(shift.pcs), (pc) => ({
            ...(pc === '' && { name: t('shift.thisPc') }),
            onPress: () => onShow({ pcs: [pc] }),
          }))}
        />
        <BarTable
          title={t('shift.byAgent')}
          bars={createBars(countByAgent(shift.agents), (agent) =>
            agent === '' ? { name: t('shift.noAgent') } : { onPress: () => onShow({ agents: [agent] }) },
          )}
        />
        <BarTable
          title={t('shift.byService')}
          bars={serviceIds
            .filter((id) => shift.services.has(String(id)))
            .map((id) => ({
              key: String(id),
              name: getServiceNames(id, t.language).shortName,
              count: shift.services.get(String(id)) ?? 0,
              onPress: () => onShow({ serviceIds: [id] }),
            }))}
        />
        <BarTable
          title={t('shift.byPlace')}
          bars={gazetteer.slice(0, maxRegions).map(({ name, count }) => ({
            key: name,
            name: translateRegion(name, t.language),
            count,
            onPress: () => onShow({ regionNames: [name] }),
          }))}
        />
        <BarTable
          title={t('shift.byStore', { count: maxStores })}
          bars={groupNameSpellings(shift.stores)
            .slice(0, maxStores)
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
