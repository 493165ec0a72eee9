import { Migration } from '@mikro-orm/migrations';

const foreignKeys = [
  ['documents', 'auteur_id', 'users'],
  ['documents', 'supprime_par_id', 'users'],
  ['document_revisions', 'document_id', 'documents'],
  ['document_revisions', 'auteur_id', 'users'],
] as const;

/** Documents attached to records, each file a revision. */
export class Documents extends Migration {
  override up(): void {
    this.addSql(`
create table documents (
  id serial primary key,
  objet varchar(20) not null,
  objet_id int not null,
  categorie varchar(20) not null,
  revision int not null default 1,
  auteur_id int not null,
  date_upload timestamptz not null,
  updated_at timestamptz not null,
  supprime_at timestamptz null,
  supprime_par_id int null,
  version int not null default 1
)`);
    this.addSql(`
create table document_revisions (
  id serial primary key,
  document_id int not null,
  revision int not null,
  filename varchar(200) not null,
  cle varchar(100) not null,
  taille int not null,
  type_mime varchar(100) not null,
  sha256 varchar(64) not null,
  has_miniature boolean not null default false,
  auteur_id int not null,
  date_upload timestamptz not null,
  abime_at timestamptz null,
  constraint document_revisions_numero_key unique (document_id, revision),
  constraint document_revisions_cle_key unique (cle)
)`);
    for (const [table, column, target] of foreignKeys)
      this.addSql(`alter table ${table} add constraint ${table}_${column}_foreign foreign key (${column}) references ${target} (id)`);
    this.addSql('create index documents_objet_idx on documents (objet, objet_id, id)');
    this.addSql('create index documents_date_upload_idx on documents (date_upload, id)');
    this.addSql('create index documents_supprime_idx on documents (supprime_at) where supprime_at is not null');
    this.addSql('create index document_revisions_abime_idx on document_revisions (abime_at) where abime_at is not null');
  }
}
