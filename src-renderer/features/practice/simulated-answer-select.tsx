import { errorCodes } from '../../../shared/outcome/storehub-error-codes';
import { simulations } from '../../../shared/app/practice-state';
import type { IpcClient } from '../../ipc/ipc-client';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useText } from '../../i18n/use-text';
import css from './practice-frame.module.css';

/**
 * Selects how the practice server answers the next tickets: normally, with a fault, or with any of StoreHub's codes.
 */
export function SimulatedAnswerSelect({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const { data: practice, accept } = useIpcQuery(client, 'practice.get-state', null);
  if (practice === null) return null;

  const choose = async (choice: string) => {
    const simulation = simulations.find((name) => name === choice);
    const errorCode = simulation === undefined ? choice : null;
    accept(await client.ask('practice.set', { ...practice, simulation: simulation ?? 'none', errorCode }));
  };
  return (
    <label className={css['day']}>
      {t('practice.nextTickets')}
      <select
        className={css['select']}
        value={practice.errorCode ?? practice.simulation}
        onChange={(event) => void choose(event.target.value)}
      >
        <option value="none">{t('practice.bad.none')}</option>
        <optgroup label={t('practice.days')}>
          {simulations
            .filter((day) => day !== 'none')
            .map((day) => (
              <option key={day} value={day}>
                {t(`practice.bad.${day}`)}
              </option>
            ))}
        </optgroup>
        <optgroup label={t('practice.codes')}>
          {errorCodes
            .filter(({ code }) => code !== '0')
            .map(({ code, description }) => (
              <option key={code} value={code}>
                {code} {description}
              </option>
            ))}
        </optgroup>
      </select>
    </label>
  );
}
