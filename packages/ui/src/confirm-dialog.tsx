import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUiTexts } from './texts.tsx';

/** Asks before something that cannot be taken back, and names what it touches. */
export function ConfirmDialog(props: {
  isOpen: boolean;
  title: string;
  confirmLabel: string;
  cancelLabel: string;
  isDangerous?: boolean;
  isLoading?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const texts = useUiTexts();
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      centered
      attributes={{ header: { role: 'none' } }}
      closeButtonProps={{ 'aria-label': texts.close }}
      styles={{ title: { fontWeight: 600, fontSize: '1rem' } }}
    >
      {props.children}
      <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', marginTop: 20 }}>
        <Button variant="default" onClick={props.onClose}>
          {props.cancelLabel}
        </Button>
        <Button color={props.isDangerous ? 'red.9' : undefined} loading={props.isLoading} onClick={props.onConfirm} data-autofocus>
          {props.confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}
