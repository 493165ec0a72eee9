import type { ErrorCode } from '@mif/contract/errors';

const kept = [
  'PLAN_DATE_RULE_REQUIRED',
  'PLAN_FIRST_DATE_REQUIRED',
  'PLAN_FIRST_DATE_FAR',
  'PLAN_POSITION_INVALID',
  'PLAN_METER_REQUIRED',
  'PLAN_METER_RULE_REQUIRED',
  'PLAN_METER_FOREIGN',
  'PLAN_METER_KIND',
  'PLAN_COMBINATION_REQUIRED',
  'PLAN_LEAD_TOO_LONG',
  'PLAN_TOLERANCE_TOO_WIDE',
  'COMPTEUR_INACTIVE',
  'COMPETENCE_NOT_FOUND',
  'COMPETENCE_INACTIVE',
  'HABILITATION_TYPE_NOT_FOUND',
  'HABILITATION_TYPE_INACTIVE',
  'TECHNICIEN_NOT_FOUND',
  'TECHNICIEN_INACTIVE',
] as const satisfies readonly ErrorCode[];
const changed = ['PLAN_NOT_FOUND', 'PLAN_RETIRED', 'RECORD_VERSION_CONFLICT', 'COMMAND_REUSED'] as const satisfies readonly ErrorCode[];
const oneOccurrence = [
  ...changed,
  'PLAN_SUSPENDED',
  'PLAN_DATE_NOT_PLANNED',
  'ECHEANCE_NOT_FOUND',
  'ECHEANCE_DECIDED',
] as const satisfies readonly ErrorCode[];

/** What the verbs over preventive plans refuse. */
export const planRefusals: Readonly<Record<string, readonly ErrorCode[]>> = {
  'plans.list': ['CURSOR_INVALID'],
  'plans.occurrences': ['PERIOD_INVALID', 'PERIOD_TOO_LONG'],
  'plans.preview': ['PLAN_NOT_FOUND'],
  'plans.get': ['PLAN_NOT_FOUND'],
  'plans.echeances': ['PLAN_NOT_FOUND', 'CURSOR_INVALID'],
  'plans.create': [...kept, 'EQUIPEMENT_NOT_FOUND', 'EQUIPEMENT_RETIRED', 'SITE_INACTIVE', 'COMMAND_REUSED'],
  'plans.update': [...changed, ...kept],
  'plans.changeDates': [...changed, 'PLAN_FIRST_DATE_FAR'],
  'plans.retire': changed,
  'plans.suspend': [...changed, 'PLAN_SUSPENDED'],
  'plans.resume': [...changed, 'PLAN_NOT_SUSPENDED'],
  'plans.generate': [...changed, 'PLAN_SUSPENDED', 'PLAN_OCCURRENCE_OPEN', 'PLAN_NOTHING_TO_GENERATE', 'EQUIPEMENT_RETIRED'],
  'plans.skip': oneOccurrence,
  'plans.restore': oneOccurrence,
  'plans.move': [...oneOccurrence, 'ECHEANCE_DATE_PAST', 'ECHEANCE_DATE_BESIDE'],
};
