import { formatNumber } from '../../../../shared/format-number';
import { useText } from '../../../i18n/use-text';
import css from './shift-stats-panel.module.css';

export type Bar = {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Shows the tickets that the bar counts. */
  readonly onPress?: () => void;
};

/** A table with a bar for each figure. The bar's length is never the only information. */
export function BarTable({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
  const t = useText();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  if (bars.length === 0) return null;
  return (
    <table className={css['table']}>
      <caption>{title}</caption>
      <tbody>
        {bars.map(({ key, name, count, onPress }) => (
          <tr key={key}>
            <th scope="row">
              {onPress === undefined ? (
                name
              ) : (
                <button type="button" className={css['drill']} onClick={onPress}>
                  {name}
                </button>
              )}
            </th>
            <td className={css['number']}>{formatNumber(count, t.language)}</td>
            <td className={css['bar']} aria-hidden="true">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                <rect width={(100 * count) / most} height="8" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
