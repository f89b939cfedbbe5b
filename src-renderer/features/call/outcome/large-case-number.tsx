import { languageTags, type Language } from '../../../../shared/i18n/language';
import { useText } from '../../../i18n/use-text';
import css from './outcome-panel.module.css';
import { splitIntoGroups, isSeparator, splitIntoUnits } from './group-case-number';
import { spellCaseNumber } from './spell-case-number';

/** A number to read aloud. Its groups are separated by spacing only, so that its text is exactly the number. */
export function LargeNumber({ number }: { readonly number: string }) {
  const units = splitIntoUnits(splitIntoGroups(number));
  return units.map((unit, at) => (
    <span
      key={getGroupStart(
        units.map((groups) => groups.join('')),
        at,
      )}
      className={css['unit']}
    >
      {unit.map((group, index) => (
        <span key={getGroupStart(unit, index)} className={isSeparator(group) ? css['dash'] : css['group']}>
          {group}
        </span>
      ))}
    </span>
  ));
}

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

function getGroupStart(groups: readonly string[], index: number): number {
  return groups.slice(0, index).join('').length;
}
