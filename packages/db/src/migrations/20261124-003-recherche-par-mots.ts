import { Migration } from '@mikro-orm/migrations';

/**
 * Words are letters and digits alone, in what is searched as in what is asked, so that `OT-2026-000123` is found; and
 * the text index also holds the quarter of an intervention, so that a search among a million reads the newest first.
 */
export class RechercheParMots extends Migration {
  override up(): void {
    this.addSql(words);
    this.addSql(interventions);
    this.addSql(equipements);
  }
}

const words = `
create extension btree_gin schema recherche;
create function recherche.mots(texte text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(texte, '[^[:alnum:]]+', ' ', 'g');
`;

// 7,776,000 s are 90 days. An instant minus the epoch is an interval: its seconds depend on no time zone.
const interventions = `
drop index interventions_recherche_idx;
alter table interventions drop column recherche;
alter table interventions
  add column periode int not null generated always as
    (floor(extract(epoch from (date_creation - timestamptz 'epoch')) / 7776000)::int) stored,
  add column recherche tsvector not null generated always as (
    setweight(to_tsvector('recherche.francais'::regconfig, recherche.mots(reference || ' ' || titre)), 'A')
    || setweight(to_tsvector('recherche.francais'::regconfig, recherche.mots(coalesce(description, ''))), 'B')
    || setweight(to_tsvector('recherche.francais'::regconfig, recherche.mots(coalesce(rapport, ''))), 'C')
  ) stored;
create index interventions_recherche_idx on interventions using gin (recherche, periode) with (fastupdate = off);
`;

const equipements = `
drop index equipements_recherche_idx;
alter table equipements drop column recherche;
alter table equipements add column recherche tsvector not null generated always as (
  setweight(to_tsvector('recherche.francais'::regconfig, recherche.mots(code || ' ' || nom)), 'A')
  || setweight(to_tsvector('recherche.francais'::regconfig, recherche.mots(
    type || ' ' || coalesce(localisation, '') || ' ' || coalesce(numero_serie, '') || ' ' || coalesce(fabricant, '')
    || ' ' || coalesce(modele, ''))), 'B')
) stored;
create index equipements_recherche_idx on equipements using gin (recherche);
`;
