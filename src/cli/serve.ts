import { join } from 'node:path';
import { readConfig, type Config } from '../server/config.ts';
import { startServer, type RunningServer } from '../server/serve.ts';
import { buildSite, ROOT } from './build.ts';
import { startRefusal } from './start-refusal.ts';

/** Runs until SIGTERM or SIGINT, then stops gracefully. A second signal ends at once. */
export async function serveCommand(distDir: string): Promise<number> {
  const config = readConfig(process.env);
  if (!(await buildSite(distDir))) {
    console.error('The build failed; what it says above is to be mended first.');
    return 1;
  }
  const server = await startOrExplain(config, distDir);
  if (!server) return 1;
  console.log(`\nGatehouse serves ${config.origin.origin}\n`);
  if (server.firstAdminLink) {
    console.log(
      `There is no administrator yet. Open this link once to become the first one:\n\n  ${server.firstAdminLink}\n`,
    );
  }
  await new Promise<void>((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        done();
      });
    }
  });
  await server.stop();
  return 0;
}

async function startOrExplain(config: Config, distDir: string): Promise<RunningServer | null> {
  try {
    return await startServer(config, distDir, join(ROOT, 'labs'));
  } catch (error) {
    const refusal = startRefusal(error, config);
    if (refusal === null) throw error;
    console.error(refusal);
    return null;
  }
}
