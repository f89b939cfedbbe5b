import css from './outcome-panel.module.css';
import { splitIntoGroups, isSeparator, splitIntoUnits } from './group-case-number';

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

export function getGroupStart(groups: readonly string[], index: number): number {
  return groups.slice(0, index).join('').length;
}
