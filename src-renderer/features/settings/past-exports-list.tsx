import { useEffect } from 'react';
import type { ExportRecord } from '../../../shared/export/history-export';
import { formatList } from '../../../shared/i18n/format-list';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { onErasure } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { isRunning, type LongRunningJobs } from '../../state/long-running-job';
import { useStore } from '../../state/store';
import { MaskedText, useMask, type Mask } from '../../components/masking/mask-scope-and-masked-text';
import css from './past-exports-list.module.css';

type PastExportsListProps = { readonly client: IpcClient; readonly jobs: LongRunningJobs };

/** The exports from this PC's history, newest first. */
export function PastExportsList({ client, jobs }: PastExportsListProps) {
  const t = useText();
  const mask = useMask();
  const { data: exported, refresh } = useIpcQuery(client, 'history.list-exports', null, onErasure);
  // A file is recorded when its export begins, and its record changes when it is complete.
  const isWriting = useStore(jobs.store, isRunning);
  useEffect(() => void refresh(), [refresh, isWriting]);
  if (exported === null || exported.length === 0) return <p className={css['none']}>{t('exports.none')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard, too
    <div className={css['frame']} tabIndex={0} role="region" aria-label={t('exports.title')}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('exports.when')}</th>
            <th scope="col">{t('exports.file')}</th>
            <th scope="col">{t('exports.what')}</th>
            <th scope="col">{t('exports.rows')}</th>
          </tr>
        </thead>
        <tbody>
          {exported.map((record) => (
            <tr key={record.id}>
              <td>{formatExactDateTime(record.atMs, t.language)}</td>
              <td>
                <MaskedText text={mask('text', record.fileName)} />
              </td>
              <td>
                <MaskedText text={describeExport(record, t, mask)} />
              </td>
              <td>{record.rows ?? t('exports.unfinished')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Search words may be a person's name, so masking hides them completely. */
function describeExport({ query }: ExportRecord, t: Translate, mask: Mask): string {
  if (query === null) return t('exports.archive');
  const templates = query.text.trim();
  const parts = [
    ...(templates === '' ? [] : [`“${mask('name', templates)}”`]),
    ...(query.filter === undefined ? [] : [t('exports.filtered')]),
  ];
  return parts.length === 0 ? t('exports.everything') : formatList(t.language, parts);
}
