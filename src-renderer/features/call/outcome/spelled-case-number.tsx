import { languageTags, type Language } from '../../../../shared/i18n/language';
import { useText } from '../../../i18n/use-text';
import css from './outcome-panel.module.css';
import { splitIntoGroups } from './group-case-number';
import { spellCaseNumber } from './spell-case-number';
import { getGroupStart } from './large-case-number';

/** Shows each group on its own line, spelled out. */
export function SpelledNumber({
  number,
  language,
}: {
  readonly number: string;
  readonly language: Language;
}) {
  const t = useText();
  const groups = splitIntoGroups(number);
  return (
    <div role="group" aria-label={t('outcome.spelling')}>
      <dl className={css['spelling']}>
        {groups.map((group, index) => (
          <div key={getGroupStart(groups, index)} className={css['said-group']}>
            <dt>{group}</dt>
            <dd lang={languageTags[language]}>
              {spellCaseNumber(group, language)
                .map(({ word }) => word)
                .join(' ')}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
