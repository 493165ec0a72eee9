import { Migration } from '@mikro-orm/migrations';

/** Business calendars with their versions, and the holidays of Morocco. */
export class Calendriers extends Migration {
  override up(): void {
    this.addSql(tables);
    this.addSql(feries);
    this.addSql(parDefaut);
  }
}

const tables = `
create table calendriers (
  id serial primary key,
  nom varchar(120) not null,
  is_defaut boolean not null default false,
  is_active boolean not null default true,
  numero int not null default 1,
  version int not null default 1,
  constraint calendriers_defaut_check check (is_active or not is_defaut)
);
create unique index calendriers_nom_key on calendriers (recherche.sans_accents(nom));
create unique index calendriers_defaut_key on calendriers (is_defaut) where is_defaut;
create table calendrier_versions (
  id serial primary key,
  calendrier_id int not null,
  numero int not null,
  applique_du date not null,
  cause varchar(20) not null,
  definition jsonb not null,
  auteur_id int not null,
  created_at timestamptz not null,
  constraint calendrier_versions_cause_check check (cause in ('creation', 'horaires', 'fermetures', 'jour_ferie', 'estimation'))
);
alter table calendrier_versions add constraint calendrier_versions_numero_key unique (calendrier_id, numero);
alter table calendrier_versions add constraint calendrier_versions_calendrier_id_foreign foreign key (calendrier_id) references calendriers (id);
alter table calendrier_versions add constraint calendrier_versions_auteur_id_foreign foreign key (auteur_id) references users (id);
create trigger calendrier_versions_append_only before update or delete or truncate on calendrier_versions
  for each statement execute function refuser_modification();
create table jours_feries (
  id serial primary key,
  code varchar(40) null,
  nom varchar(120) not null,
  date date not null,
  jours smallint not null,
  is_annuel boolean not null default false,
  jusqu_au date null,
  annee_hegire int null,
  is_estime boolean not null default false,
  rappel_date date null,
  confirme_par_id int null,
  confirme_at timestamptz null,
  version int not null default 1,
  constraint jours_feries_jours_check check (jours between 1 and 30),
  constraint jours_feries_estime_check check (annee_hegire is not null or not is_estime),
  constraint jours_feries_annuel_check check (not is_annuel or annee_hegire is null),
  constraint jours_feries_fin_check check (jusqu_au is null or is_annuel)
);
create index jours_feries_date_idx on jours_feries (date);
create unique index jours_feries_lunaire_key on jours_feries (code, annee_hegire) where annee_hegire is not null;
alter table jours_feries add constraint jours_feries_confirme_par_id_foreign foreign key (confirme_par_id) references users (id) on delete set null;
alter table clients add column calendrier_id int null;
alter table clients add constraint clients_calendrier_id_foreign foreign key (calendrier_id) references calendriers (id);
create index clients_calendrier_idx on clients (calendrier_id) where calendrier_id is not null;
alter table interventions add column calendrier_version_id int null;
alter table interventions add constraint interventions_calendrier_version_id_foreign foreign key (calendrier_version_id) references calendrier_versions (id);
`;

// Fixed days: decree 2-04-426 of 29 December 2004 (paid holidays of the private sector), with 14 January added by decree
// 2-23-1000 (first in 2024) and 31 October by decree 2-26-14 (first in 2026). By that decree each religious holiday is
// one paid day; companies and the administration give two, which an administrator may change.
// Dates of the moon: as the ministry of Habous announced them (is_estime false) for Ramadan of 2024 to 2026 and the
// holidays of 2024 and 2025; the others are those of the tabular Islamic calendar (Reingold and Dershowitz, Calendrical
// Calculations, ch. 7; Intl calls it islamic-civil), which fell on the announced day in seven of those eight. It sets the
// first of Ramadan a day early in each of the three years, so for Ramadan a day was added.
const feries = `
insert into jours_feries (code, nom, date, jours, is_annuel) values
  ('jour_an', 'Jour de l’an', '2000-01-01', 1, true),
  ('manifeste_independance', 'Manifeste de l’indépendance', '2000-01-11', 1, true),
  ('nouvel_an_amazigh', 'Nouvel an amazigh (Yennayer)', '2024-01-14', 1, true),
  ('fete_travail', 'Fête du travail', '2000-05-01', 1, true),
  ('fete_trone', 'Fête du Trône', '2000-07-30', 1, true),
  ('oued_ed_dahab', 'Allégeance Oued Ed-Dahab', '2000-08-14', 1, true),
  ('revolution_roi_peuple', 'Révolution du Roi et du peuple', '2000-08-20', 1, true),
  ('fete_jeunesse', 'Fête de la jeunesse', '2000-08-21', 1, true),
  ('fete_unite', 'Fête de l’unité (Aïd Al Wahda)', '2026-10-31', 1, true),
  ('marche_verte', 'Marche verte', '2000-11-06', 1, true),
  ('fete_independance', 'Fête de l’indépendance', '2000-11-18', 1, true);
insert into jours_feries (code, annee_hegire, nom, date, jours, is_estime) values
  ('ramadan', 1445, 'Ramadan', '2024-03-12', 29, false),
  ('aid_al_fitr', 1445, 'Aïd al-Fitr', '2024-04-10', 2, false),
  ('aid_al_adha', 1445, 'Aïd al-Adha', '2024-06-17', 2, false),
  ('premier_moharram', 1446, '1er Moharram', '2024-07-07', 1, false),
  ('mawlid', 1446, 'Aïd al-Mawlid', '2024-09-16', 2, false),
  ('ramadan', 1446, 'Ramadan', '2025-03-02', 29, false),
  ('aid_al_fitr', 1446, 'Aïd al-Fitr', '2025-03-31', 2, false),
  ('aid_al_adha', 1446, 'Aïd al-Adha', '2025-06-07', 2, false),
  ('premier_moharram', 1447, '1er Moharram', '2025-06-27', 1, false),
  ('mawlid', 1447, 'Aïd al-Mawlid', '2025-09-05', 2, false),
  ('ramadan', 1447, 'Ramadan', '2026-02-19', 29, false),
  ('aid_al_fitr', 1447, 'Aïd al-Fitr', '2026-03-20', 2, true),
  ('aid_al_adha', 1447, 'Aïd al-Adha', '2026-05-27', 2, true),
  ('premier_moharram', 1448, '1er Moharram', '2026-06-17', 1, true),
  ('mawlid', 1448, 'Aïd al-Mawlid', '2026-08-26', 2, true),
  ('ramadan', 1448, 'Ramadan', '2027-02-09', 29, true),
  ('aid_al_fitr', 1448, 'Aïd al-Fitr', '2027-03-10', 2, true),
  ('aid_al_adha', 1448, 'Aïd al-Adha', '2027-05-17', 2, true),
  ('premier_moharram', 1449, '1er Moharram', '2027-06-06', 1, true),
  ('mawlid', 1449, 'Aïd al-Mawlid', '2027-08-15', 2, true),
  ('ramadan', 1449, 'Ramadan', '2028-01-29', 29, true),
  ('aid_al_fitr', 1449, 'Aïd al-Fitr', '2028-02-27', 2, true),
  ('aid_al_adha', 1449, 'Aïd al-Adha', '2028-05-05', 2, true),
  ('premier_moharram', 1450, '1er Moharram', '2028-05-25', 1, true),
  ('mawlid', 1450, 'Aïd al-Mawlid', '2028-08-03', 2, true);
`;

// The company's own calendar: Monday to Friday as deadlines were counted before, with the hours of Ramadan.
const parDefaut = `
insert into calendriers (nom, is_defaut) values ('Heures ouvrées', true);
insert into calendrier_versions (calendrier_id, numero, applique_du, cause, auteur_id, created_at, definition)
select c.id, 1, '2000-01-01', 'creation', u.id, now(), jsonb_build_object(
  'semaines', jsonb_build_array(jsonb_build_object(
    'du', null,
    'horaires', (select jsonb_agg(jsonb_build_object('jour', j, 'debut', '08:00', 'fin', '18:00') order by j) from generate_series(1, 5) j),
    'pause_vendredi', jsonb_build_object('debut', '12:30', 'fin', '14:00'),
    'ramadan', jsonb_build_object(
      'horaires', (select jsonb_agg(jsonb_build_object('jour', j, 'debut', '09:00', 'fin', '15:00') order by j) from generate_series(1, 5) j),
      'pause_vendredi', null),
    'is_ferme_feries', true)),
  'ramadans', (select jsonb_agg(jsonb_build_object('debut', r.date, 'fin', r.date + r.jours - 1, 'is_estime', r.is_estime) order by r.date)
    from jours_feries r where r.code = 'ramadan'),
  'feries', (select jsonb_agg(jsonb_build_object('code', f.code, 'nom', f.nom, 'date', f.date, 'jours', f.jours, 'is_annuel', f.is_annuel,
    'jusqu_au', f.jusqu_au, 'is_estime', f.is_estime) order by f.date, f.id) from jours_feries f where f.code <> 'ramadan'),
  'fermetures', '[]'::jsonb)
from calendriers c, users u where c.is_defaut and u.role = 'systeme';
`;
