import { useCallback, useEffect, useRef } from 'react';
import type { MalaysianState } from '../../../shared/states';
import { useText } from '../../i18n/text';
import { knownPlaces, loadPlaces } from '../../known-places';
import { useStore } from '../../store';
import { MalaysiaMap, useMapSize } from '../../ui/malaysia-map';
import { wholeCountry } from '../../ui/map-view';
import type { Counts } from './add-tallies';
import css from './shift-pane.module.css';

/** Where the tickets came from: the more, the darker. The figures stand in the table beside it. */
export function StateMap({ counts }: { readonly counts: Counts }) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const size = useMapSize(box);
  const places = useStore(knownPlaces, (known) => known);
  useEffect(() => void loadPlaces(), []);
  const shadeOf = useCallback(
    (state: MalaysianState) => (counts.get(state) ?? 0) / Math.max(1, ...counts.values()),
    [counts],
  );
  const titleOf = useCallback(
    (state: MalaysianState) => t('shift.inState', { state, count: counts.get(state) ?? 0 }),
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
