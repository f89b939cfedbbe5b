import type { PolicyEntry } from '../../../shared/app/policy-schema';
import { useText } from '../../i18n/use-text';
import css from './settings-screen.module.css';

/** The organisation's policies for this PC, by the names that administrators use, including policies that have no effect. */
export function PolicyList({ policies }: { readonly policies: readonly PolicyEntry[] }) {
  const t = useText();
  return (
    <section aria-labelledby="settings-policies">
      <h3 id="settings-policies" className={css['head']}>
        {t('policies.title')}
      </h3>
      <dl className={css['policies']}>
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
