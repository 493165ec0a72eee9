import type { HealthDetailed } from '@mif/contract/health';
import { Banner } from '@mif/ui/banner';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { probeDeviceZone } from '../../app/device-clock.ts';
import { useFormat } from '../../app/format.ts';
import classes from './health-page.module.css';

function Hour({ hour, expected }: { hour: number | null | undefined; expected: number }) {
  const t = useTranslations('health.zone');
  if (hour === null || hour === undefined) return <td>—</td>;
  const isRight = hour === expected;
  const Icon = isRight ? IconCheck : IconAlertTriangle;
  return (
    <td data-wrong={isRight ? undefined : true}>
      <span className={classes.hour}>
        <bdi dir="ltr">{String(hour).padStart(2, '0')}:00</bdi>
        <Icon size={14} aria-label={isRight ? t('right') : t('wrong')} />
      </span>
    </td>
  );
}

/** Noon UTC on five dates as our table, the server's platforms and this browser say it. */
export function ZoneTable({ zone }: { zone: HealthDetailed['zone'] }) {
  const t = useTranslations();
  const format = useFormat();
  const device = new Map(probeDeviceZone().map((check) => [check.instant, check.platform_hour]));
  const isDeviceWrong = zone.checks.some((check) => device.get(check.instant) !== check.expected_hour);
  return (
    <>
      <p className={classes.text}>{t('health.zone.text')}</p>
      <ScrollRegion label={t('health.zone.title')}>
        <table className={classes.zone}>
          <thead>
            <tr>
              <th scope="col">{t('health.zone.instant')}</th>
              <th scope="col">{t('health.zone.expected')}</th>
              <th scope="col">{t('health.zone.table')}</th>
              <th scope="col">Node</th>
              <th scope="col">PostgreSQL</th>
              <th scope="col">{t('health.zone.device')}</th>
            </tr>
          </thead>
          <tbody>
            {zone.checks.map((check) => (
              <tr key={check.instant}>
                <th scope="row">{format.civil(check.instant.slice(0, 10))}</th>
                <td>
                  <bdi dir="ltr">{String(check.expected_hour).padStart(2, '0')}:00</bdi>
                </td>
                <Hour hour={check.table_hour} expected={check.expected_hour} />
                <Hour hour={check.node_hour} expected={check.expected_hour} />
                <Hour hour={check.postgres_hour} expected={check.expected_hour} />
                <Hour hour={device.get(check.instant)} expected={check.expected_hour} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={classes.text}>
        {t('health.zone.version', { version: zone.version, date: format.civil(zone.review_date) })} {t('health.zone.explain')}
      </p>
      {isDeviceWrong ? (
        <div className={classes.banner}>
          <Banner kind="info">
            <strong>{t('common.clock.title')}</strong> {t('common.clock.text')}
          </Banner>
        </div>
      ) : null}
    </>
  );
}
