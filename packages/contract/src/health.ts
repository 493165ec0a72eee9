import { z } from 'zod';

export const HealthStatus = z.enum(['ok', 'degraded', 'error']);
export type HealthStatus = z.infer<typeof HealthStatus>;

/** What anybody may ask: is it alive. `demo` says that the demo accounts exist. */
export const Health = z.object({
  status: HealthStatus,
  timestamp: z.iso.datetime(),
  service: z.literal('ERP MIF Maroc'),
  demo: z.boolean(),
});
export type Health = z.infer<typeof Health>;

export const healthChecks = ['database', 'worker', 'queue', 'disk', 'clock', 'zone', 'mail', 'messages', 'documents'] as const;

/** One check: what was measured, in its unit (`latence` ms, `age_file` s, `battement` s ago, `libre` bytes, `ecart` ms). */
export const HealthCheck = z.object({
  nom: z.enum(healthChecks),
  status: HealthStatus,
  valeur: z.number().nullable(),
  unite: z.enum(['ms', 's', 'octets', 'taches']).nullable(),
});
export type HealthCheck = z.infer<typeof HealthCheck>;

/** Noon UTC on five dates: the hour a right clock in Morocco shows, and what each platform says. */
export const HealthZoneCheck = z.object({
  instant: z.string(),
  expected_hour: z.number().int(),
  table_hour: z.number().int(),
  node_hour: z.number().int(),
  postgres_hour: z.number().int().nullable(),
});

export const HealthDetailed = Health.extend({
  version: z.string(),
  uptime_s: z.number(),
  checks: z.array(HealthCheck),
  zone: z.object({ version: z.string(), review_date: z.iso.date(), is_current: z.boolean(), checks: z.array(HealthZoneCheck) }),
});
export type HealthDetailed = z.infer<typeof HealthDetailed>;
