import { useText } from '../../i18n/use-text';
import css from './settings-screen.module.css';

/** How the organisation controls a setting: it set the value, disabled it, or does not allow changing the token. */
export type OrganisationControl = 'set' | 'off' | 'tokenFixed';

/** A line below a setting that says why it cannot be changed. */
export function ControlledByOrganisation({
  rule = 'set',
}: {
  readonly rule?: OrganisationControl | undefined;
}) {
  const t = useText();
  return <p className={css['locked']}>{t(`policies.${rule}`)}</p>;
}
