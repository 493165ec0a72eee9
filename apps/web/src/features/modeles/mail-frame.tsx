import { useTranslations } from 'use-intl';
import classes from './modeles.module.css';

// A mail runs nothing, fetches nothing, and its links lead nowhere from here.
const guard = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><base target="_blank">`;

/** A mail as its reader would see it, closed off from the page around it. */
export function MailFrame({ html, sujet, width }: { html: string; sujet: string; width: 'phone' | 'desk' }) {
  const t = useTranslations('modeles');
  return (
    <iframe
      className={classes.frame}
      data-width={width}
      sandbox=""
      referrerPolicy="no-referrer"
      title={t('preview_title', { sujet })}
      srcDoc={html.replace('<head>', `<head>${guard}`)}
    />
  );
}
