import type { Settings } from '@mif/contract/settings';
import { findRunningCluster, startCluster } from '@mif/db/cluster';
import { openLog } from './supervise.ts';

/**
 * A database for a tool: DATABASE_URL, the cluster of the product that runs on DATA_DIR, or one started for the tool.
 * @returns its URL, and what to call when done
 */
export async function openDatabase(settings: Settings): Promise<{ url: string; close: () => Promise<void> }> {
  const url = settings.DATABASE_URL ?? findRunningCluster(settings.DATA_DIR);
  if (url !== null) return { url, close: () => Promise.resolve() };
  const cluster = await startCluster({ dataDir: settings.DATA_DIR, log: openLog(settings.DATA_DIR, 'postgres') });
  return { url: cluster.url, close: cluster.stop };
}
