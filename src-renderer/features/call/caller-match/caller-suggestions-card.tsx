import { useEffect, type KeyboardEvent } from 'react';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { serviceWords } from '../../../../shared/tickets/services';
import { shortDay, listIn } from '../../../i18n/format';
import { useText, type Translate } from '../../../i18n/translate';
import { digitOf, isComposing } from '../../../commands/key-bindings';
import { useStore } from '../../../state/store';
import { ActionKeys, Button } from '../../../ui/button';
import { MaskedText, useMask, type Mask } from '../../../components/masking/masked-text';
import { useCallForm } from '../editing/call-form-context';
import type { Offers } from './caller-suggestions';
import css from './caller-suggestions-card.module.css';

export const matchCardId = 'match-card';

type MatchCardProps = { readonly offers: Offers; readonly onTake: (caller: Caller) => void };

/** Who this may be. Where it is empty the sentences to read back have its room; the sheet never moves. */
export function MatchCard({ offers, onTake }: MatchCardProps) {
  const t = useText();
  const { reading } = useCallForm();
  const { callers, refused, isOld } = useStore(offers.store, (now) => now);
  useEffect(() => {
    const ask = () => offers.ask(reading.get().fields);
    ask();
    return reading.subscribe(ask);
  }, [offers, reading]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-offer]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const digit = digitOf(event.nativeEvent);
    const chosen = digit === undefined ? undefined : callers[digit - 1];
    if (chosen !== undefined) onTake(chosen);
    else if (event.key === 'ArrowDown') rows[Math.min(at + 1, rows.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') rows[Math.max(at - 1, 0)]?.focus();
    else if (event.key === 'Delete' && callers[at] !== undefined) void offers.refuse(callers[at]);
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the list in it
    <section
      id={matchCardId}
      className={css['card']}
      aria-label={t('callScreen.match')}
      aria-busy={isOld}
      onKeyDown={onKeyDown}
    >
      <h2 className={css['head']}>
        {t('callScreen.match')} <ActionKeys action="same-place" />
        <span className={css['count']} aria-live="polite">
          {callers.length > 1 && t('callScreen.matchCount', { count: callers.length })}
        </span>
      </h2>
      {callers.length === 0 && <p className={css['fine']}>{t('callScreen.matchEmpty')}</p>}
      {callers.length > 0 && (
        <ol className={css['list']}>
          {callers.map((caller, index) => (
            <OfferRow
              key={caller.key}
              caller={caller}
              index={index}
              isAlone={callers.length === 1}
              onTake={onTake}
              onRefuse={() => void offers.refuse(caller)}
            />
          ))}
        </ol>
      )}
      {refused.length > 0 && (
        <Button kind="quiet" isTabStop={false} onPress={() => void offers.takeBackRefusals()}>
          {t('callScreen.matchRefused', { count: refused.length })}
        </Button>
      )}
    </section>
  );
}

type OfferRowProps = {
  readonly caller: Caller;
  readonly index: number;
  readonly isAlone: boolean;
  readonly onTake: (caller: Caller) => void;
  readonly onRefuse: () => void;
};

/** The likeliest is told with the last cases; the others wait in one line each. */
function OfferRow({ caller, index, isAlone, onTake, onRefuse }: OfferRowProps) {
  const t = useText();
  const mask = useMask(caller);
  const { isEditable } = useCallForm();
  const isFirst = index === 0;
  return (
    <li className={css['offer']}>
      <div className={css['row']}>
        <button
          type="button"
          data-offer=""
          tabIndex={-1}
          className={css['who']}
          aria-disabled={!isEditable || undefined}
          onClick={() => {
            if (isEditable) onTake(caller);
          }}
        >
          {!isAlone && <span className={css['digit']}>{index + 1}</span>}
          <span className={css['name']}>
            <b>
              <MaskedText text={mask('name', caller.name)} />
            </b>
            {caller.storeName !== '' && ` · ${caller.storeName}`}
          </span>
        </button>
        <Button kind="quiet" isTabStop={false} className={css['not']} onPress={onRefuse}>
          {t('callScreen.notThisOne')}
        </Button>
      </div>
      <p className={css['why']}>
        {[whyOf(caller, t, mask), caller.isNumberShared ? t('callScreen.sharedNumber') : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {isFirst && caller.casesInSixtyDays > 0 && (
        <p className={css['many']} data-many={caller.casesInSixtyDays >= 3 || undefined}>
          {t('callScreen.nthCase', { nth: caller.casesInSixtyDays + 1 })}
        </p>
      )}
      {isFirst && (
        <ul className={css['cases']}>
          {caller.lastCases.map((ticket) => (
            <li
              key={ticket.id}
              className={css['case']}
              title={serviceWords(ticket.serviceId, t.language).name}
            >
              <span>{whenOf(ticket.createdAtMs, t)}</span>
              <span className={css['what']}>{mask('text', ticket.issue)}</span>
              <span>{ticket.caseNumber ?? ticket.reference}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function whyOf({ matches }: Caller, t: Translate, mask: Mask): string {
  return listIn(
    t.language,
    matches.map(({ kind, said }) => t(`callScreen.why.${kind}`, { said: mask('text', said) })),
  );
}

function whenOf(atMs: number, t: Translate): string {
  return shortDay(atMs, Date.now(), t.language);
}
