import { SegmentedControl } from '@mantine/core';
import type { PreviewModeleInput } from '@mif/contract/modeles';
import { directionOf } from '@mif/i18n/messages';
import { Section } from '@mif/ui/page';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { MailFrame } from './mail-frame.tsx';
import classes from './modeles.module.css';
import { usePreview } from './use-preview.ts';

/** How a message looks: laid out or as plain text, as wide as a phone or a desk; the last whole one while it has faults. */
export function PreviewPane({ input, isWhole }: { input: PreviewModeleInput; isWhole: boolean }) {
  const t = useTranslations('modeles');
  const [format, setFormat] = useState<'html' | 'text'>('html');
  const [width, setWidth] = useState<'phone' | 'desk'>('phone');
  const query = usePreview(input, isWhole);
  const reader = { dir: directionOf(input.langue), lang: input.langue } as const;
  return (
    <Section title={t('preview')}>
      <p className={classes.intro}>{isWhole ? t('preview_help') : t('preview_wait')}</p>
      {input.canal === 'email' ? (
        <div className={classes.tools}>
          <SegmentedControl
            aria-label={t('format')}
            value={format}
            onChange={setFormat}
            data={[
              { value: 'html', label: t('as_html') },
              { value: 'text', label: t('as_text') },
            ]}
          />
          {format === 'html' ? (
            <SegmentedControl
              aria-label={t('width')}
              value={width}
              onChange={setWidth}
              data={[
                { value: 'phone', label: t('width_phone') },
                { value: 'desk', label: t('width_desk') },
              ]}
            />
          ) : null}
        </div>
      ) : null}
      {query.data === undefined && !isWhole ? null : (
        <Loaded query={query}>
          {({ sujet, html, texte }) => (
            <div data-stale={!isWhole || undefined} className={classes.preview}>
              {sujet === null ? null : (
                <p className={classes.subject} {...reader}>
                  {sujet}
                </p>
              )}
              {html !== null && format === 'html' ? <MailFrame html={html} sujet={sujet ?? ''} width={width} /> : null}
              {texte !== null && (format === 'text' || html === null) ? (
                <pre className={classes.plain} {...reader}>
                  {texte}
                </pre>
              ) : null}
            </div>
          )}
        </Loaded>
      )}
    </Section>
  );
}
