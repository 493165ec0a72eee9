import { toast } from '@mif/ui/toast';
import { useTranslations } from 'use-intl';
import { failureOf } from './failure.ts';

/** Says why an act was refused, where no form is there to say it. */
export function useRefusalToast(): (error: unknown) => void {
  const t = useTranslations('common.states');
  return (error) => {
    const failure = failureOf(error);
    toast(failure.kind === 'network' ? t('network_text') : failure.message, { tone: 'error' });
  };
}
