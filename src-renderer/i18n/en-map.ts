/** The map of Malaysia, and the pin that is set on it. */
export const enMap = {
  title: 'Map',
  open: 'Map',
  surface: 'Map of Malaysia with a cross-hair',
  keys: 'Arrows move the cross-hair, with Shift finely. + and − zoom, Home shows all, Enter sets the pin. Or click.',
  set: 'Set the pin here',
  nearer: 'Nearer',
  farther: 'Farther',
  all: 'All of Malaysia',
  close: 'Close',
  here: '{{latitude}}, {{longitude}}',
  near: '{{state}}, near {{town}}',
  nowhere: 'in the sea, or abroad',
  loading: 'Opening the map…',
  wasSet: 'Pin set, {{radius}}. {{key}} takes it back.',
} as const;
