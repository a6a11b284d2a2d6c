import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Router } from 'express';
import { chartsOf } from '../export/charts-of.js';
import { toCsv } from '../export/csv.js';
import { packFolder } from '../export/pack.js';

const EXPORTS = resolve(process.env.EXPORT_DIR ?? 'var/exports');
const REGIONS_MAX = 8;

export function exportRoutes(database) {
  const router = Router();

  router.post('/', async (request, response) => {
    const regions = Array.isArray(request.body.regions) ? request.body.regions.map(String) : [];
    if (regions.length === 0 || regions.length > REGIONS_MAX)
      return response.status(422).json({ error: `name one to ${REGIONS_MAX} regions` });
    const id = crypto.randomUUID();
    const folder = join(EXPORTS, id);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'charts.csv'), toCsv(chartsOf(database, regions)));
    await packFolder(folder, `${folder}.tar.gz`);
    response.status(201).json({ download: `/exports/${id}.tar.gz` });
  });

  router.get('/:name', (request, response, next) => {
    const path = join(EXPORTS, request.params.name);
    response.download(path, (error) => {
      if (error) next(error.code === 'ENOENT' ? undefined : error);
    });
  });

  return router;
}
