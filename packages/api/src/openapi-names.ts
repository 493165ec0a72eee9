import { Abonnement, NouvelAbonnement } from '@mif/contract/abonnements';
import { Absence } from '@mif/contract/absences';
import { Agenda } from '@mif/contract/agenda';
import { Me, TokenAnswer } from '@mif/contract/auth';
import { ClientDetail, ClientListItem } from '@mif/contract/clients';
import { Contact } from '@mif/contract/contacts';
import { SlotVerdict } from '@mif/contract/creneaux';
import { Demande, DemandeListItem, SimilarDemande } from '@mif/contract/demandes';
import { Document, DocumentRevision } from '@mif/contract/documents';
import { EquipementDetail, EquipementHistoryItem, EquipementListItem } from '@mif/contract/equipements';
import { Habilitation, TypeHabilitation } from '@mif/contract/habilitations';
import { Health, HealthDetailed } from '@mif/contract/health';
import { HistoriqueItem, Intervention, InterventionListItem } from '@mif/contract/interventions';
import { JournalItem } from '@mif/contract/journal';
import { NotificationItem } from '@mif/contract/notifications';
import { SiteDetail, SiteListItem } from '@mif/contract/sites';
import { Astreinte, Competence, Technicien, Verdict } from '@mif/contract/techniciens';
import { User } from '@mif/contract/users';
import { z } from 'zod';
import { contactExample } from './contacts/openapi-example.ts';
import { equipementExample } from './equipements/openapi-example.ts';
import { compteExample } from './users/openapi-example.ts';

/** What each part of the interface is about. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  auth: 'Se connecter, renouveler son jeton, se déconnecter.',
  users: 'Les comptes.',
  clients: 'Les sociétés clientes.',
  sites: 'Les sites des clients.',
  contacts: 'Qui appeler chez un client ou sur un site.',
  journal: 'Qui a changé quoi, et quand.',
  techniciens: 'Les techniciens, leurs compétences, leur semaine et leur disponibilité.',
  absences: 'Congés et autres absences des techniciens.',
  habilitations: 'Les habilitations des techniciens et leurs échéances.',
  equipements: 'Les machines des clients et leur vie.',
  'types-equipement': 'Les types d’équipement et les champs que chacun demande.',
  compteurs: 'Les compteurs des équipements et leurs relevés.',
  releves: 'Les relevés des compteurs.',
  arrets: 'Les temps où un équipement ne tournait pas.',
  interventions: 'De l’ouverture à la clôture.',
  agenda: 'Le calendrier des interventions.',
  abonnements: 'Les adresses auxquelles d’autres calendriers lisent les nôtres.',
  planning: 'Les plans préventifs et leurs échéances.',
  demandes: 'Ce que demandent les clients et les employés, jusqu’à la décision.',
  signalements: 'Les pannes signalées depuis une étiquette, sans compteExample.',
  documents: 'Les fichiers joints aux fiches.',
  filters: 'Les filtres des anciens clients.',
  notifications: 'Ce dont un utilisateur est prévenu.',
  envois: 'Les e-mails et les notifications d’appareils : ce qui attend, ce qui a échoué.',
  exports: 'Les listes en fichiers, filtrées comme à l’écran.',
  dashboard: 'Les comptes du jour.',
  calendriers: 'Les heures ouvrées dont se comptent les délais.',
  'jours-feries': 'Les jours fériés du Maroc, ceux de la lune à confirmer.',
  parametres: 'Les réglages des administrateurs.',
  travaux: 'La file des tâches de fond, ses échecs et ses processus.',
  health: 'L’état du système.',
};

const client = { id: 1, nom: 'Cimenterie de l’Atlas' };
const equipement = { id: 12, nom: 'Compresseur d’air K3', code: 'EQ-0005', localisation: 'Salle des compresseurs' };
const interventionExample = {
  id: 123,
  reference: 'OT-2026-000123',
  titre: 'Fuite d’huile au vérin principal',
  type: 'corrective',
  statut: 'affectee',
  priorite: 'haute',
  urgence: false,
  date_creation: '2026-11-24T08:15:00.000Z',
  date_limite: '2026-11-26T18:00:00.000Z',
  date_debut_prevue: '2026-11-25T09:00:00.000Z',
  date_fin_prevue: '2026-11-25T11:00:00.000Z',
  date_cloture: null,
  technicien_id: 4,
  equipement_id: 12,
  client_id: 1,
  version: 2,
  equipement,
  technicien: { id: 4, nom: 'Youssef Amrani' },
  client,
  site: { id: 2, nom: 'Carrière de Ben Ahmed', ville: 'Settat' },
};

const schemas: Readonly<Record<string, { schema: z.ZodType; example?: object }>> = {
  Jetons: {
    schema: TokenAnswer,
    example: { access_token: 'eyJhbGciOiJIUzI1NiJ9…', token_type: 'bearer', expires_in: 900, refresh_token: 'nSAe7KeSkaySd5PhK6d3O7W2…' },
  },
  CompteConnecte: { schema: Me },
  Compte: { schema: User, example: compteExample },
  Client: {
    schema: ClientDetail,
    example: {
      ...client,
      code: 'CLI-0001',
      raison_sociale: 'Cimenterie de l’Atlas SA',
      forme_juridique: 'sa',
      ice: '001561191000066',
      identifiant_fiscal: '40123456',
      rc: '48123',
      rc_tribunal: 'Settat',
      taxe_professionnelle: '34567890',
      cnss: '1234567',
      adresse: 'Route de Marrakech, km 12',
      code_postal: '26000',
      ville: 'Settat',
      email: 'maintenance@cimenterie-atlas.ma',
      telephone: '+212523400112',
      langue: 'fr',
      notes: null,
      is_active: true,
      version: 1,
      created_at: '2026-01-05T09:00:00.000Z',
      updated_at: '2026-01-05T09:00:00.000Z',
      sites: 2,
      equipements: 14,
      interventions_ouvertes: 3,
      contacts: [contactExample],
      actions_permises: ['update'],
    },
  },
  ClientDeListe: { schema: ClientListItem },
  Contact: { schema: Contact, example: contactExample },
  Site: {
    schema: SiteDetail,
    example: {
      id: 2,
      client_id: 1,
      code: 'S-02',
      nom: 'Carrière de Ben Ahmed',
      adresse: 'Route provinciale 3605, km 4',
      code_postal: '26050',
      ville: 'Settat',
      latitude: 33.0653,
      longitude: -7.2465,
      instructions_acces: 'Badge à l’accueil, casque et chaussures obligatoires.',
      horaires: [
        { jour: 1, debut: '08:00', fin: '12:00' },
        { jour: 1, debut: '14:00', fin: '18:00' },
      ],
      langue: null,
      is_active: true,
      version: 3,
      created_at: '2026-01-05T09:00:00.000Z',
      updated_at: '2026-03-02T11:20:00.000Z',
      client,
      equipements: 5,
      interventions_ouvertes: 1,
      contacts: [],
      actions_permises: ['update', 'deactivate'],
    },
  },
  SiteDeListe: { schema: SiteListItem },
  LigneDeJournal: { schema: JournalItem },
  Technicien: {
    schema: Technicien,
    example: {
      id: 4,
      matricule: 'TEC-004',
      equipe: 'Casablanca',
      telephone: '+212661204518',
      vehicule: 'Kangoo 48213-A-6',
      base_adresse: 'Dépôt de Sidi Maârouf, Casablanca',
      base_latitude: 33.5298,
      base_longitude: -7.6432,
      horaires: [{ jour: 1, debut: '08:00', fin: '17:00' }],
      disponibilite: 'disponible',
      is_active: true,
      version: 3,
      user: {
        id: 7,
        username: compteExample.username,
        full_name: compteExample.full_name,
        email: compteExample.email,
        email_rejete_at: null,
      },
      competences: [{ id: 2, code: 'ELEC', nom: 'Électricité industrielle', niveau: 3 }],
      charge: 2,
      is_astreinte: false,
      habilitations: { expirees: 0, bientot: 1 },
      actions_permises: ['update'],
    },
  },
  Competence: { schema: Competence, example: { id: 2, code: 'ELEC', nom: 'Électricité industrielle', is_active: true, version: 1 } },
  Disponibilite: { schema: Verdict },
  Creneau: { schema: SlotVerdict },
  Agenda: { schema: Agenda },
  Abonnement: { schema: Abonnement },
  NouvelAbonnement: { schema: NouvelAbonnement },
  Astreinte: { schema: Astreinte },
  Absence: { schema: Absence },
  TypeHabilitation: { schema: TypeHabilitation },
  Habilitation: { schema: Habilitation },
  Equipement: {
    schema: EquipementDetail,
    example: { ...equipementExample, client },
  },
  EquipementDeListe: { schema: EquipementListItem },
  LigneDeVie: { schema: EquipementHistoryItem },
  Intervention: {
    schema: Intervention,
    example: {
      ...interventionExample,
      site: {
        ...interventionExample.site,
        adresse: 'Route provinciale 3605, km 4',
        code_postal: '26050',
        latitude: 33.0653,
        longitude: -7.2465,
        instructions_acces: 'Badge à l’accueil, casque et chaussures obligatoires.',
        horaires: null,
        contact: {
          nom: contactExample.nom,
          fonction: contactExample.fonction,
          telephone: contactExample.telephone,
          mobile: contactExample.mobile,
        },
      },
      description: 'Flaque sous le vérin depuis ce matin, pression en baisse.',
      date_demande: '2026-11-24T08:15:00.000Z',
      demande: { id: 31, reference: 'DI-2026-000031' },
      echeance: null,
      date_limite_prise_en_charge: '2026-11-24T10:15:00.000Z',
      etat_prise_en_charge: 'a_tenir',
      calendrier: { id: 1, nom: 'Heures ouvrées', numero: 4 },
      date_affectation: '2026-11-24T08:40:00.000Z',
      date_debut_travaux: null,
      date_fin_travaux: null,
      motif_attente: null,
      rapport: null,
      cout_centimes: null,
      devise: 'MAD',
      temps: [],
      signature: null,
      motif_sans_signature: null,
      actions_permises: ['assign', 'unassign', 'start', 'cancel', 'update'],
    },
  },
  InterventionDeListe: { schema: InterventionListItem, example: interventionExample },
  Etape: { schema: HistoriqueItem },
  Demande: { schema: Demande },
  DemandeDeListe: { schema: DemandeListItem },
  Semblable: { schema: SimilarDemande },
  Document: {
    schema: Document,
    example: {
      id: 31,
      filename: 'Plaque signalétique K3.jpg',
      date_upload: '2026-11-24T09:12:00.000Z',
      intervention_id: 123,
      objet: 'intervention',
      objet_id: 123,
      categorie: 'photo',
      taille: 1_482_310,
      type_mime: 'image/jpeg',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      revision: 1,
      version: 1,
      has_miniature: true,
      auteur: { id: 7, full_name: 'Youssef Amrani' },
      supprime_at: null,
      actions_permises: ['update', 'revise', 'remove'],
    },
  },
  RevisionDeDocument: { schema: DocumentRevision },
  Notification: { schema: NotificationItem },
  Sante: { schema: Health },
  SanteDetaillee: { schema: HealthDetailed },
};

let isNamed = false;

/** Gives the answers of the interface their names in the document, and an example to those people meet first. */
export function nameSchemas(): void {
  if (isNamed) return;
  isNamed = true;
  for (const [id, { schema, example }] of Object.entries(schemas)) {
    z.globalRegistry.add(schema, { id, ...(example ? { examples: [example] } : {}) });
  }
}
