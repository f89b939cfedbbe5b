import { useMemo } from 'react';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { changesFromCaller, onlyOffer, type Offers } from './caller-suggestions';
import type { FillableForm, Fillings } from '../session/autofill-history';
import { matchCardId } from './caller-suggestions-card';

type Parts = {
  readonly offers: Offers;
  readonly form: FillableForm;
  readonly fillings: Fillings;
  readonly isEditable: boolean;
};

/** F4: takes who it must be; where several may be meant, goes to the card to choose, and back to the field. */
export function useSamePlace({ offers, form, fillings, isEditable }: Parts) {
  return useMemo(() => {
    let cameFrom: HTMLElement | null = null;
    const take = (caller: Caller) => {
      if (!isEditable) return;
      fillings.fill('caller', changesFromCaller(form.getValues(), caller));
      if (document.activeElement?.closest(`#${matchCardId}`) !== null) cameFrom?.focus();
    };
    const start = () => {
      if (!isEditable) return;
      const before = document.activeElement;
      void offers.settled().then((now) => {
        const only = onlyOffer(now);
        if (only !== undefined) {
          take(only);
          return;
        }
        // The answer took its time, and the agent has gone elsewhere.
        if (document.activeElement !== before || now.callers.length === 0) return;
        const isInCard = before?.closest(`#${matchCardId}`) !== null;
        if (before instanceof HTMLElement && !isInCard) cameFrom = before;
        // The offers are painted with the next frame at the latest.
        setTimeout(() => document.querySelector<HTMLElement>(`#${matchCardId} [data-offer]`)?.focus(), 0);
      });
    };
    return { take, start };
  }, [offers, form, fillings, isEditable]);
}
