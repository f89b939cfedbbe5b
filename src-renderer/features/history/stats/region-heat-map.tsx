import { useCallback, useEffect, useRef } from 'react';
import { regions, type Region } from '../../../../shared/regions/malaysian-regions';
import { useText } from '../../../i18n/use-text';
import { gazetteerStore, loadGazetteer } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { MalaysiaMap, useMapSize } from '../../../components/map/malaysia-map';
import { wholeCountry } from '../../../components/map/map-viewport';
import type { NameGroup } from './group-name-spellings';
import css from './shift-stats-panel.module.css';

/** A map of the tickets' regions: more tickets, darker shade. The table next to it has the figures. */
export function RegionHeatMap({ counts }: { readonly counts: readonly NameGroup[] }) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const size = useMapSize(box);
  const gazetteer = useStore(gazetteerStore);
  useEffect(() => void loadGazetteer(), []);
  const shadeOf = useCallback(
    (state: Region) =>
      getCount(counts, state) / Math.max(1, ...regions.map((other) => getCount(counts, other))),
    [counts],
  );
  const titleOf = useCallback(
    (state: Region) => t('shift.inState', { state, count: getCount(counts, state) }),
    [counts, t],
  );
  return (
    <div ref={box} className={css['map']}>
      {gazetteer !== null && size !== null && (
        <MalaysiaMap
          mapData={gazetteer.mapData}
          view={wholeCountry}
          size={size}
          label={t('shift.map')}
          getShade={shadeOf}
          getTitle={titleOf}
        />
      )}
    </div>
  );
}

function getCount(counts: readonly NameGroup[], state: Region): number {
  return counts.find(({ name }) => name === state)?.count ?? 0;
}
