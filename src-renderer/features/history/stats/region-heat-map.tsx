import { useCallback, useEffect, useRef } from 'react';
import { malaysianStates, type MalaysianState } from '../../../../shared/regions/regions';
import { useText } from '../../../i18n/translate';
import { knownPlaces, loadPlaces } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { MalaysiaMap, useMapSize } from '../../../components/map/malaysia-map';
import { wholeCountry } from '../../../components/map/map-viewport';
import type { SameNames } from './group-by-name';
import css from './shift-stats-panel.module.css';

/** Where the tickets came from: the more, the darker. The figures stand in the table beside it. */
export function StateMap({ counts }: { readonly counts: readonly SameNames[] }) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const size = useMapSize(box);
  const places = useStore(knownPlaces, (known) => known);
  useEffect(() => void loadPlaces(), []);
  const shadeOf = useCallback(
    (state: MalaysianState) =>
      countOf(counts, state) / Math.max(1, ...malaysianStates.map((other) => countOf(counts, other))),
    [counts],
  );
  const titleOf = useCallback(
    (state: MalaysianState) => t('shift.inState', { state, count: countOf(counts, state) }),
    [counts, t],
  );
  return (
    <div ref={box} className={css['map']}>
      {places !== null && size !== null && (
        <MalaysiaMap
          atlas={places.atlas}
          view={wholeCountry}
          size={size}
          label={t('shift.map')}
          shadeOf={shadeOf}
          titleOf={titleOf}
        />
      )}
    </div>
  );
}

function countOf(counts: readonly SameNames[], state: MalaysianState): number {
  return counts.find(({ name }) => name === state)?.count ?? 0;
}
