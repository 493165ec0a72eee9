import { abonnementsRouter } from './abonnements/router.ts';
import { absencesRouter } from './absences/router.ts';
import { agendaRouter } from './agenda/router.ts';
import { arretsRouter } from './arrets/router.ts';
import { authRouter } from './auth/router.ts';
import { calendriersRouter } from './calendriers/router.ts';
import { clientsRouter } from './clients/router.ts';
import { contactsRouter } from './contacts/router.ts';
import { compteursRouter } from './compteurs/router.ts';
import { dashboardRouter } from './dashboard/router.ts';
import { demandesRouter } from './demandes/router.ts';
import { documentsRouter } from './documents/router.ts';
import { equipementsRouter } from './equipements/router.ts';
import { etiquettesRouter } from './etiquettes/router.ts';
import { exportsRouter } from './exports/router.ts';
import { habilitationsRouter } from './habilitations/router.ts';
import { healthRouter } from './health/router.ts';
import { importsRouter } from './imports/router.ts';
import { interventionsRouter } from './interventions/router.ts';
import { journalRouter } from './journal/router.ts';
import { modelesRouter } from './modeles/router.ts';
import { joursFeriesRouter } from './jours-feries/router.ts';
import { envoisRouter } from './notifications/envois-router.ts';
import { notificationsRouter } from './notifications/router.ts';
import { parametresRouter } from './parametres/router.ts';
import { plansRouter } from './plans/router.ts';
import { secondFacteurRouter } from './second-facteur/router.ts';
import { sitesRouter } from './sites/router.ts';
import { signalementsRouter } from './signalements/router.ts';
import { techniciensRouter } from './techniciens/router.ts';
import { travauxRouter } from './travaux/router.ts';
import { typesEquipementRouter } from './types-equipement/router.ts';
import { usersRouter } from './users/router.ts';
import { vuesRouter } from './vues/router.ts';
import { createCallerFactory, router } from './procedures.ts';

/** Every procedure of the product. */
export const appRouter = router({
  abonnements: abonnementsRouter,
  absences: absencesRouter,
  agenda: agendaRouter,
  arrets: arretsRouter,
  auth: authRouter,
  calendriers: calendriersRouter,
  clients: clientsRouter,
  contacts: contactsRouter,
  compteurs: compteursRouter,
  dashboard: dashboardRouter,
  demandes: demandesRouter,
  documents: documentsRouter,
  equipements: equipementsRouter,
  etiquettes: etiquettesRouter,
  exports: exportsRouter,
  habilitations: habilitationsRouter,
  health: healthRouter,
  imports: importsRouter,
  interventions: interventionsRouter,
  journal: journalRouter,
  modeles: modelesRouter,
  joursFeries: joursFeriesRouter,
  notifications: notificationsRouter,
  envois: envoisRouter,
  parametres: parametresRouter,
  plans: plansRouter,
  secondFacteur: secondFacteurRouter,
  sites: sitesRouter,
  signalements: signalementsRouter,
  techniciens: techniciensRouter,
  travaux: travauxRouter,
  typesEquipement: typesEquipementRouter,
  users: usersRouter,
  vues: vuesRouter,
});

/** What browsers import, as a type alone. */
export type AppRouter = typeof appRouter;

/** Calls procedures in process, with the same guards: REST and tests. */
export const createCaller = createCallerFactory(appRouter);
