import { Migration } from '@mikro-orm/migrations';

/** The response clock: when somebody must have begun. Work that is there already has none. */
export class PriseEnCharge extends Migration {
  override up(): void {
    this.addSql(`alter table interventions add column date_limite_prise_en_charge timestamptz null`);
    this.addSql(
      `create index interventions_a_prendre_limite_idx on interventions (date_limite_prise_en_charge, id) where statut in ('ouverte', 'affectee')`,
    );
  }
}
