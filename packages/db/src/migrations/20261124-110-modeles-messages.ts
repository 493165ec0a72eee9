import { Migration } from '@mikro-orm/migrations';

/** The words of messages that an administrator made otherwise than by default. */
export class ModelesMessages extends Migration {
  override up(): void {
    this.addSql(`
create table modeles_messages (
  id serial primary key,
  evenement varchar(40) not null,
  langue varchar(2) not null,
  canal varchar(20) not null,
  sujet text null,
  corps text null,
  version int not null default 1,
  updated_at timestamptz not null
);
alter table modeles_messages add constraint modeles_messages_cle_key unique (evenement, langue, canal);
alter table modeles_messages
  add constraint modeles_messages_langue_check check (langue in ('fr', 'ar', 'en')),
  add constraint modeles_messages_canal_check check (canal in ('email', 'application')),
  add constraint modeles_messages_sujet_check check (sujet is null or (canal = 'email' and corps is not null));
`);
  }
}
