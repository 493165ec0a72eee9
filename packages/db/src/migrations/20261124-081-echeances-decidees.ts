import { Migration } from '@mikro-orm/migrations';

/** When an occurrence was skipped: a floating plan goes on from there. */
export class EcheancesDecidees extends Migration {
  override up(): void {
    this.addSql('alter table echeances add column date_decision timestamptz null');
  }
}
