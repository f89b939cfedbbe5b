import { useText } from '../../i18n/text';
import css from './outcome-panel.module.css';
import { groupsOf, isSeparator } from './number-groups';
import { spell } from './spelling';

/** A number to be read aloud: set in groups by distance alone, so that its text is the number, sign for sign. */
export function LargeNumber({ number }: { readonly number: string }) {
  const groups = groupsOf(number);
  return (
    <>
      {groups.map((group, index) => (
        <span key={startOf(groups, index)} className={isSeparator(group) ? css['dash'] : css['group']}>
          {group}
        </span>
      ))}
    </>
  );
}

export function Spelling({ number }: { readonly number: string }) {
  const t = useText();
  return (
    <ol className={css['spelling']} aria-label={t('outcome.spelling')}>
      {spell(number).map(({ sign, word }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a sign is its place in the number
        <li key={place} className={css['sign']}>
          <b>{sign}</b> {word}
        </li>
      ))}
    </ol>
  );
}

function startOf(groups: readonly string[], index: number): number {
  return groups.slice(0, index).join('').length;
}
