import { Migration } from '@mikro-orm/migrations';

/** When each worker was last heard of. */
export class Battements extends Migration {
  override up(): void {
    this.addSql(`
create table battements (
  processus varchar(80) not null primary key,
  demarre_at timestamptz not null,
  vu_at timestamptz not null
)`);
  }
}
