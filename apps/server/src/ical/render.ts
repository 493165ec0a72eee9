import type { Flux, FluxIntervention } from '@mif/contract/abonnements';
import { translatorOf } from '@mif/i18n/server';
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';

const TTL_SECONDS = 3600;
const DAY_MS = 86_400_000;

/**
 * A feed as iCalendar (RFC 5545). Instants are in UTC: platforms still disagree about the hour of Casablanca, and a VTIMEZONE would
 * ask them. The same facts give the same bytes.
 * @param publicOrigin where browsers reach the product, without a slash at the end
 */
export function renderIcal(flux: Flux, publicOrigin: string): string {
  const t = translatorOf(flux.langue);
  const calendar = ical({
    name: clean(t(flux.genre === 'technicien' ? 'agenda.ical.of_technicien' : 'agenda.ical.of_client', { nom: flux.nom })),
    prodId: { company: 'MIF Maroc', product: 'ERP MIF Maroc', language: flux.langue.toUpperCase() },
    ttl: TTL_SECONDS,
  });
  const host = new URL(publicOrigin).hostname;
  for (const intervention of flux.interventions) {
    const { site, date_debut_prevue, date_fin_prevue, date_modification } = intervention;
    const place = [site.nom, site.adresse, site.ville].filter((part) => part !== null).map(clean);
    const url = `${publicOrigin}/interventions/${intervention.id}`;
    calendar.createEvent({
      id: `intervention-${intervention.id}@${host}`,
      sequence: intervention.version,
      // Without a METHOD this is when it was last revised: nothing moves while nothing changes.
      stamp: new Date(date_modification),
      lastModified: new Date(date_modification),
      start: new Date(date_debut_prevue),
      end: date_fin_prevue === null ? null : new Date(date_fin_prevue),
      status: intervention.statut === 'annulee' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.OPAQUE,
      summary: clean(`${intervention.reference} · ${intervention.titre}`),
      description: describe(intervention, flux, url),
      location:
        site.latitude !== null && site.longitude !== null
          ? { title: place.join(', '), geo: { lat: site.latitude, lon: site.longitude } }
          : place.join(', '),
      url,
    });
  }
  for (const { plan_id, n, date_theorique, date_due, titre, is_estimee, equipement, site } of flux.echeances) {
    const day = new Date(`${date_due}T00:00:00Z`);
    const url = `${publicOrigin}/plans/${plan_id}`;
    const estimated = is_estimee ? ` (${t('agenda.estimated')})` : '';
    calendar.createEvent({
      id: `plan-${plan_id}-${n ?? date_theorique}@${host}`,
      stamp: new Date(`${flux.jour}T00:00:00Z`),
      start: day,
      end: new Date(day.getTime() + DAY_MS),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: clean(`${titre}${estimated}`),
      description: `${t('agenda.occurrence')}${t('agenda.ical.colon')}${clean(equipement)}\n${url}`,
      location: clean(site),
      url,
    });
  }
  return calendar.toString();
}

function describe(intervention: FluxIntervention, flux: Flux, url: string): string {
  const t = translatorOf(flux.langue);
  const line = (label: string, value: string) => `${label}${t('agenda.ical.colon')}${clean(value)}`;
  return [
    line(t('interventions.fields.statut'), t(`interventions.statuts.${intervention.statut}`)),
    line(t('interventions.fields.priorite'), t(`interventions.priorites.${intervention.priorite}`)),
    line(t('interventions.fields.type'), t(`interventions.types.${intervention.type}`)),
    line(t('interventions.fields.equipement'), intervention.equipement),
    ...(flux.genre === 'technicien' ? [line(t('interventions.fields.client'), intervention.client)] : []),
    ...(flux.genre === 'client' && intervention.technicien ? [line(t('interventions.fields.technicien'), intervention.technicien)] : []),
    url,
  ].join('\n');
}

/** What a line of a calendar can hold: controls end lines or break programs that read them. */
function clean(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim();
}
