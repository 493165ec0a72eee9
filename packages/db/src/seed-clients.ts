import type { FormeJuridique } from '@mif/contract/clients';
import type { Horaires } from '@mif/contract/plages';
import type { Client } from './entities/client.ts';
import { Contact } from './entities/contact.ts';
import { Site } from './entities/site.ts';
import type { EntityManager } from './orm.ts';

interface DemoContact {
  nom: string;
  fonction: string;
  telephone?: string;
  mobile?: string;
  email?: string;
}

interface DemoSite {
  nom: string;
  adresse: string;
  code_postal: string;
  ville: string;
  latitude: number;
  longitude: number;
  instructions_acces: string;
  horaires: Horaires | null;
  contacts: readonly DemoContact[];
  /** Where a machine is said to be that stands here and not on the first site. */
  lieux?: readonly string[];
}

interface DemoCompany {
  identity: {
    raison_sociale: string;
    forme_juridique: FormeJuridique;
    ice: string;
    identifiant_fiscal: string;
    rc: string;
    rc_tribunal: string;
    taxe_professionnelle: string;
    cnss: string;
    code_postal: string;
  };
  contacts: readonly DemoContact[];
  sites: readonly DemoSite[];
}

const week = (days: readonly number[], ...ranges: readonly (readonly [string, string])[]): Horaires =>
  days.flatMap((jour) => ranges.map(([debut, fin]) => ({ jour, debut, fin })));
const office = week([1, 2, 3, 4, 5], ['08:00', '12:00'], ['14:00', '18:00']);
const always = week([1, 2, 3, 4, 5, 6, 7], ['00:00', '00:00']);

/** What is known of the demo's companies beside their names, by code. */
const companies: Readonly<Record<string, DemoCompany>> = {
  'CLI-0001': {
    identity: {
      raison_sociale: 'Cimenterie de l’Atlas SA',
      forme_juridique: 'sa',
      ice: '154678900000044',
      identifiant_fiscal: '40123456',
      rc: '48123',
      rc_tribunal: 'Settat',
      taxe_professionnelle: '34567890',
      cnss: '1234567',
      code_postal: '26000',
    },
    contacts: [
      { nom: 'Rachid Bennani', fonction: 'Directeur technique', telephone: '+212523400115', mobile: '+212661204590' },
      { nom: 'Leïla Chraïbi', fonction: 'Responsable maintenance', email: 'client@mif.ma', mobile: '+212662481907' },
    ],
    sites: [
      {
        nom: 'Usine de Settat',
        adresse: 'Route de Marrakech, km 12',
        code_postal: '26000',
        ville: 'Settat',
        latitude: 32.9386,
        longitude: -7.6512,
        instructions_acces:
          'Se présenter au poste de garde avec la CIN. Casque, gilet et chaussures obligatoires ; induction sécurité de 15 minutes.',
        horaires: always,
        contacts: [{ nom: 'Brahim Ouazzani', fonction: 'Chef de poste', telephone: '+212523400130', mobile: '+212667320418' }],
      },
      {
        nom: 'Carrière de Ben Ahmed',
        adresse: 'Route provinciale 3605, km 4',
        code_postal: '26050',
        ville: 'Settat',
        latitude: 33.0653,
        longitude: -7.2465,
        instructions_acces:
          'Tirs de mine à 11 h 30 : aucun accès au front de taille avant le signal. Appeler le chef de carrière au portail.',
        horaires: week([1, 2, 3, 4, 5, 6], ['07:00', '17:00']),
        contacts: [{ nom: 'Mustapha Kabbaj', fonction: 'Chef de carrière', mobile: '+212668904127' }],
        lieux: ['Carrière', 'Carrière vers concasseur'],
      },
    ],
  },
  'CLI-0002': {
    identity: {
      raison_sociale: 'Laiterie du Gharb SARL',
      forme_juridique: 'sarl',
      ice: '215893400000080',
      identifiant_fiscal: '15230874',
      rc: '31877',
      rc_tribunal: 'Kénitra',
      taxe_professionnelle: '20418835',
      cnss: '7651240',
      code_postal: '14000',
    },
    contacts: [{ nom: 'Mehdi Sqalli', fonction: 'Directeur de production', email: 'client2@mif.ma', mobile: '+212661770230' }],
    sites: [
      {
        nom: 'Laiterie de Bir Rami',
        adresse: 'Zone industrielle Bir Rami, lot 48',
        code_postal: '14000',
        ville: 'Kénitra',
        latitude: 34.2347,
        longitude: -6.5892,
        instructions_acces: 'Zone alimentaire : blouse, charlotte et surchaussures fournies à l’accueil. Pas de bijoux.',
        horaires: week([1, 2, 3, 4, 5, 6], ['05:00', '22:00']),
        contacts: [{ nom: 'Amina Lahlou', fonction: 'Responsable maintenance', telephone: '+212537360248', mobile: '+212663192845' }],
      },
      {
        nom: 'Dépôt de Sidi Kacem',
        adresse: 'Route de Meknès',
        code_postal: '16000',
        ville: 'Sidi Kacem',
        latitude: 34.2214,
        longitude: -5.7076,
        instructions_acces: 'Quai 3, sonner. Le gardien ouvre jusqu’à 18 h.',
        horaires: office,
        contacts: [],
        lieux: ['Fin de ligne'],
      },
    ],
  },
  'CLI-0003': {
    identity: {
      raison_sociale: 'Clinique Anfa Santé SA',
      forme_juridique: 'sa',
      ice: '183456700000096',
      identifiant_fiscal: '20871459',
      rc: '214560',
      rc_tribunal: 'Casablanca',
      taxe_professionnelle: '35190027',
      cnss: '4418093',
      code_postal: '20250',
    },
    contacts: [{ nom: 'Dr Samir Filali', fonction: 'Directeur général', telephone: '+212522471831' }],
    sites: [
      {
        nom: 'Clinique principale',
        adresse: '21, rue Jean-Jaurès',
        code_postal: '20250',
        ville: 'Casablanca',
        latitude: 33.5891,
        longitude: -7.6361,
        instructions_acces: 'Entrée de service rue Aïn Harrouda. Bloc opératoire : accord de la cadre de bloc avant tout travail.',
        horaires: always,
        contacts: [{ nom: 'Hind Zerouali', fonction: 'Services généraux', telephone: '+212522471840', mobile: '+212660815532' }],
      },
    ],
  },
  'CLI-0004': {
    identity: {
      raison_sociale: 'Conserverie Agadir Mer SARL',
      forme_juridique: 'sarl',
      ice: '209912300000009',
      identifiant_fiscal: '6903412',
      rc: '27345',
      rc_tribunal: 'Agadir',
      taxe_professionnelle: '48120663',
      cnss: '2290175',
      code_postal: '80000',
    },
    contacts: [{ nom: 'Abdellah Aït Oumghar', fonction: 'Gérant', mobile: '+212661093377' }],
    sites: [
      {
        nom: 'Atelier du port',
        adresse: 'Port de pêche, hangar 7',
        code_postal: '80000',
        ville: 'Agadir',
        latitude: 30.4231,
        longitude: -9.6295,
        instructions_acces: 'Laissez-passer du port à demander la veille. Sol glissant : bottes.',
        horaires: week([1, 2, 3, 4, 5, 6], ['06:00', '14:00']),
        contacts: [{ nom: 'Fatima Boukhris', fonction: 'Cheffe d’atelier', mobile: '+212668551209' }],
      },
      {
        nom: 'Station de pompage',
        adresse: 'Jetée nord',
        code_postal: '80000',
        ville: 'Agadir',
        latitude: 30.4302,
        longitude: -9.6401,
        instructions_acces: 'Clé au poste de garde de l’atelier du port.',
        horaires: null,
        contacts: [],
        lieux: ['Station de pompage'],
      },
    ],
  },
};

/** What the demo knows of a company beside its name, for its row. */
export function identityOf(code: string): DemoCompany['identity'] | undefined {
  return companies[code]?.identity;
}

/** Finds the site a demo machine stands on: its company's first one, unless its place says another. */
export type SiteFinder = (client: string, lieu: string) => Site;

/** Gives each company its sites and its contacts. */
export async function seedSites(em: EntityManager, clients: ReadonlyMap<string, Client>): Promise<SiteFinder> {
  const made = new Map<string, { site: Site; lieux: readonly string[] }[]>();
  for (const [code, { id }] of clients) {
    const sites = companies[code]?.sites ?? [];
    made.set(
      code,
      sites.map(({ contacts: _contacts, lieux, ...fields }, index) => ({
        site: em.create(Site, { ...fields, client_id: id, code: `S-${String(index + 1).padStart(2, '0')}` }),
        lieux: lieux ?? [],
      })),
    );
  }
  await em.flush();
  for (const [code, { id }] of clients) {
    const company = companies[code];
    addContacts(em, { client_id: id, site_id: null }, company?.contacts ?? []);
    for (const [index, { contacts }] of (company?.sites ?? []).entries()) {
      addContacts(em, { client_id: id, site_id: made.get(code)?.[index]?.site.id ?? null }, contacts);
    }
  }
  await em.flush();
  return (client, lieu) => {
    const sites = made.get(client) ?? [];
    const found = sites.find(({ lieux }) => lieux.includes(lieu)) ?? sites[0];
    if (!found) throw new Error(`the demo company has no site of ${client}`);
    return found.site;
  };
}

function addContacts(em: EntityManager, holder: { client_id: number; site_id: number | null }, contacts: readonly DemoContact[]): void {
  for (const [index, contact] of contacts.entries()) em.create(Contact, { ...holder, ...contact, is_principal: index === 0 });
}
