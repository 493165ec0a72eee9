import { Migration } from '@mikro-orm/migrations';

/** What a calendar is read by, and the addresses other calendars read it at. */
export class Agenda extends Migration {
  override up(): void {
    for (const [name, columns] of [
      ['interventions_debut_prevue_idx', 'date_debut_prevue, id'],
      ['interventions_technicien_debut_prevue_idx', 'technicien_id, date_debut_prevue, id'],
      ['interventions_client_debut_prevue_idx', 'client_id, date_debut_prevue, id'],
    ]) {
      this.addSql(`create index ${name} on interventions (${columns}) where date_debut_prevue is not null`);
    }
    this.addSql(`
create table abonnements (
  id serial primary key,
  technicien_id int null,
  client_id int null,
  cree_par_id int not null,
  empreinte varchar(64) not null,
  created_at timestamptz not null,
  revoked_at timestamptz null,
  last_read_at timestamptz null,
  constraint abonnements_empreinte_key unique (empreinte),
  constraint abonnements_sujet_check check (num_nonnulls(technicien_id, client_id) = 1)
);
create unique index abonnements_technicien_key on abonnements (technicien_id) where revoked_at is null and technicien_id is not null;
create unique index abonnements_client_key on abonnements (client_id, cree_par_id) where revoked_at is null and client_id is not null;
alter table abonnements add constraint abonnements_technicien_id_foreign foreign key (technicien_id) references techniciens (id) on delete set null;
alter table abonnements add constraint abonnements_client_id_foreign foreign key (client_id) references clients (id) on delete set null;
alter table abonnements add constraint abonnements_cree_par_id_foreign foreign key (cree_par_id) references users (id)`);
  }
}
