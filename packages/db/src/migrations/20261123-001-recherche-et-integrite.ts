import { Migration } from '@mikro-orm/migrations';

/** Search, integrity the tables cannot say themselves, and the user of jobs. */
export class RechercheEtIntegrite extends Migration {
  override up(): void {
    this.addSql(search);
    this.addSql(indexes);
    this.addSql(integrity);
    this.addSql(streams);
    this.addSql(
      `insert into users (username, full_name, email, role, langue) values ('systeme', 'Système', 'systeme@localhost', 'systeme', 'fr')`,
    );
  }
}

// Functions, dictionaries and extensions live in a schema of their own, which schema diffs leave alone.
const search = `
create schema recherche;
create extension unaccent schema recherche;
create extension pg_trgm schema recherche;
create text search configuration recherche.francais (copy = pg_catalog.french);
alter text search configuration recherche.francais
  alter mapping for hword, hword_part, word with recherche.unaccent, pg_catalog.french_stem;
create function recherche.sans_accents(texte text) returns text
  language sql immutable parallel safe strict
  return lower(recherche.unaccent('recherche.unaccent'::regdictionary, texte));
alter table interventions add column recherche tsvector not null generated always as (
  setweight(to_tsvector('recherche.francais'::regconfig, reference || ' ' || titre), 'A')
  || setweight(to_tsvector('recherche.francais'::regconfig, coalesce(description, '')), 'B')
  || setweight(to_tsvector('recherche.francais'::regconfig, coalesce(rapport, '')), 'C')
) stored;
alter table equipements add column recherche tsvector not null generated always as (
  setweight(to_tsvector('recherche.francais'::regconfig, code || ' ' || nom), 'A')
  || setweight(to_tsvector('recherche.francais'::regconfig,
    type || ' ' || coalesce(localisation, '') || ' ' || coalesce(numero_serie, '') || ' ' || coalesce(fabricant, '')
    || ' ' || coalesce(modele, '')), 'B')
) stored;
`;

const indexes = `
create index interventions_creation_idx on interventions (date_creation desc, id desc);
create index interventions_technicien_creation_idx on interventions (technicien_id, date_creation desc, id desc);
create index interventions_client_creation_idx on interventions (client_id, date_creation desc, id desc);
create index interventions_equipement_creation_idx on interventions (equipement_id, date_creation desc, id desc);
create index interventions_statut_creation_idx on interventions (statut, date_creation desc, id desc);
create index interventions_ouvertes_creation_idx on interventions (date_creation desc, id desc) where statut in ('ouverte', 'affectee', 'en_cours', 'en_attente');
create index interventions_ouvertes_limite_idx on interventions (date_limite, id) where statut in ('ouverte', 'affectee', 'en_cours', 'en_attente');
create index interventions_limite_idx on interventions ((coalesce(date_limite, 'infinity'::timestamptz)), id);
create index interventions_priorite_idx on interventions (priorite_rang desc, id desc);
create index interventions_recherche_idx on interventions using gin (recherche) with (fastupdate = off);
create index interventions_titre_trigrammes_idx on interventions using gin (recherche.sans_accents(titre) recherche.gin_trgm_ops);
create index equipements_code_idx on equipements (code, id);
create index equipements_recherche_idx on equipements using gin (recherche);
create index equipements_trigrammes_idx on equipements using gin (recherche.sans_accents(code || ' ' || nom) recherche.gin_trgm_ops);
`;

const integrity = `
alter table users
  add constraint users_role_check check (role in ('admin', 'responsable', 'technicien', 'client', 'systeme')),
  add constraint users_client_check check ((role = 'client') = (client_id is not null)),
  add constraint users_lower_check check (email = lower(email) and username = lower(username));
alter table interventions
  add constraint interventions_statut_check check (statut in
    ('ouverte', 'affectee', 'en_cours', 'en_attente', 'terminee', 'cloturee', 'archivee', 'annulee')),
  add constraint interventions_type_check check (type in ('corrective', 'preventive', 'curative', 'ameliorative', 'diagnostic')),
  add constraint interventions_priorite_check check (priorite in ('basse', 'normale', 'haute', 'critique', 'programmee')),
  add constraint interventions_technicien_check check (statut not in ('affectee', 'en_cours') or technicien_id is not null),
  add constraint interventions_attente_check check ((statut = 'en_attente') = (motif_attente is not null)),
  add constraint interventions_creneau_check check (date_fin_prevue is null or date_fin_prevue > date_debut_prevue),
  add constraint interventions_cout_check check (cout_centimes >= 0);
alter table intervention_temps add constraint intervention_temps_minutes_check check (minutes between 1 and 1440);
alter table technicien_competences add constraint technicien_competences_niveau_check check (niveau between 1 and 4);

create function refuser_modification() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger intervention_historique_append_only before update or delete or truncate on intervention_historique
  for each statement execute function refuser_modification();
create trigger equipement_historique_append_only before update or delete or truncate on equipement_historique
  for each statement execute function refuser_modification();
`;

// Every server hears of a new notification and gives it to the streams it holds.
const streams = `
create function annoncer_notification() returns trigger language plpgsql as $$
begin
  perform pg_notify('notifications', json_build_object('id', new.id, 'user_id', new.user_id)::text);
  return null;
end $$;
create trigger notifications_annonce after insert on notifications
  for each row execute function annoncer_notification();
`;
