import { Button } from '@mantine/core';
import { formatCoordinates } from '@mif/contract/coordinates';
import type { SiteSheet } from '@mif/contract/sites';
import { CopyableCode } from '@mif/ui/copyable-code';
import { IconRoute } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { addressOf, routeTo } from './map-link.ts';
import classes from './sites.module.css';

/** Where a site is, and the way there in the device's own map. */
export function SitePlace({ site }: { site: SiteSheet | Omit<SiteSheet, 'contact'> }) {
  const t = useTranslations('sites.detail');
  const address = addressOf(site);
  const route = routeTo(site);
  const { latitude, longitude } = site;
  return (
    <>
      <p className={address ? classes.address : classes.none} dir="auto">
        {address ?? t('no_place')}
      </p>
      <div className={classes.ways}>
        {route ? (
          <Button
            component="a"
            href={route}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconRoute size={16} aria-hidden />}
          >
            {t('route')}
          </Button>
        ) : null}
        {latitude !== null && longitude !== null ? <CopyableCode value={formatCoordinates({ latitude, longitude })} /> : null}
      </div>
    </>
  );
}
