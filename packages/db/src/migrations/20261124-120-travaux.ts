import { Migration } from '@mikro-orm/migrations';

/** Tries of jobs that failed, and the times in which the background was late or silent. */
export class Travaux extends Migration {
  override up(): void {
    this.addSql(`
create table travail_echecs (
  id serial primary key,
  travail_id int not null,
  tache varchar(128) not null,
  tentative int not null,
  tentatives_max int not null,
  message text not null,
  processus varchar(80) null,
  survenu_at timestamptz not null
);
create index travail_echecs_survenu_idx on travail_echecs (survenu_at);
create index travail_echecs_travail_idx on travail_echecs (travail_id, id);
create table travail_alertes (
  id serial primary key,
  genre varchar(20) not null,
  ouverte_at timestamptz not null,
  fermee_at timestamptz null,
  constraint travail_alertes_genre_check check (genre in ('file_en_retard', 'processus_muet'))
);
create unique index travail_alertes_ouverte_key on travail_alertes (genre) where fermee_at is null;
`);
  }
}
