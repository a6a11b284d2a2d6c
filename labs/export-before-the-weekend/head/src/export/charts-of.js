const COLUMNS = 'name, region, depth_m, berths, notes, updated_at';

/** Every chart of some regions, in a fixed order, so that two exports can be compared. */
export function chartsOf(database, regions) {
  const marks = regions.map(() => '?').join(', ');
  return database
    .prepare(`SELECT ${COLUMNS} FROM charts WHERE region IN (${marks}) ORDER BY region, name`)
    .all(...regions);
}
