import type { PolicyEntry } from '../../../shared/app/policy-schema';
import { useText } from '../../i18n/translate';
import css from './settings-screen.module.css';

/** How the organisation has a say in a setting: it has set it, has turned it off, or keeps the token to itself. */
export type OrganisationRule = 'set' | 'off' | 'tokenFixed';

/** Says below a setting why it cannot be changed. */
export function SetByOrganisation({ rule = 'set' }: { readonly rule?: OrganisationRule | undefined }) {
  const t = useText();
  return <p className={css['locked']}>{t(`policies.${rule}`)}</p>;
}

/** What the organisation has set for this PC, by the names that administrators use, with what has no effect. */
export function PolicyList({ policies }: { readonly policies: readonly PolicyEntry[] }) {
  const t = useText();
  return (
    <section aria-labelledby="settings-policies">
      <h3 id="settings-policies" className={css['head']}>
        {t('policies.title')}
      </h3>
      <dl className={css['facts']}>
        {policies.map(({ key, value, place, level, problem }) => (
          <div key={`${place} ${level} ${key}`} className={css['fact']}>
            <dt>{key}</dt>
            <dd>
              {value} · {problem === null ? t(`policies.${level}`) : t(`policies.problems.${problem}`)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
