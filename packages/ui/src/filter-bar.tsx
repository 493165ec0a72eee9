import { Checkbox, Popover, Radio, TextInput } from '@mantine/core';
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import classes from './filter-bar.module.css';
import { useUiTexts } from './texts.tsx';

/** One line: search first (« / » focuses it), then the chips, then what clears them all. */
export function FilterBar(props: {
  search?: { value: string; placeholder: string; onChange: (value: string) => void } | undefined;
  /** Clears every filter; the button shows only where something is filtered. */
  onClear?: (() => void) | undefined;
  aside?: ReactNode;
  children?: ReactNode;
}) {
  const texts = useUiTexts();
  return (
    <div className={classes.bar}>
      {props.search ? <FilterSearch {...props.search} /> : null}
      {props.children}
      {props.onClear ? (
        <button type="button" className={classes.clear} onClick={props.onClear}>
          {texts.clearFilters}
        </button>
      ) : null}
      {props.aside ? <div className={classes.aside}>{props.aside}</div> : null}
    </div>
  );
}

function FilterSearch({ value, placeholder, onChange }: { value: string; placeholder: string; onChange: (value: string) => void }) {
  const [draft, setDraft] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const [seen, setSeen] = useState({ value, sent: value });
  // A value from elsewhere (cleared filters, a saved view) replaces what stands in the box; our own coming back does not.
  if (value !== seen.value) {
    setSeen({ value, sent: value });
    if (value !== seen.sent) setDraft(value);
  }
  const send = useEffectEvent((text: string) => {
    setSeen((last) => ({ ...last, sent: text }));
    onChange(text);
  });
  useEffect(() => {
    if (draft === value) return;
    const timer = setTimeout(() => send(draft), 250);
    return () => clearTimeout(timer);
  }, [draft, value]);
  useEffect(() => {
    function focusSearch(event: globalThis.KeyboardEvent) {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    document.addEventListener('keydown', focusSearch);
    return () => document.removeEventListener('keydown', focusSearch);
  }, []);
  return (
    <TextInput
      ref={input}
      className={classes.search}
      size="xs"
      type="search"
      value={draft}
      placeholder={placeholder}
      aria-label={placeholder}
      leftSection={<IconSearch size={14} aria-hidden />}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(draft);
        if (event.key === 'Escape') {
          setDraft('');
          onChange('');
        }
      }}
    />
  );
}

/** A chip that opens what it filters by; what is chosen stands on it and an x clears it. */
export function FilterChip(props: {
  label: string;
  value?: string | null | undefined;
  onClear?: () => void;
  children: (close: () => void) => ReactNode;
}) {
  const texts = useUiTexts();
  const [isOpen, setOpen] = useState(false);
  const isSet = Boolean(props.value);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <span className={classes.chip} data-set={isSet || undefined}>
        <Popover.Target>
          <button type="button" className={classes.chipButton} aria-haspopup="dialog" onClick={() => setOpen((open) => !open)}>
            {props.label}
            {isSet ? <strong className={classes.value}>{props.value}</strong> : <IconChevronDown size={13} aria-hidden />}
          </button>
        </Popover.Target>
        {isSet && props.onClear ? (
          <button type="button" className={classes.remove} aria-label={texts.removeFilter(props.label)} onClick={props.onClear}>
            <IconX size={13} aria-hidden />
          </button>
        ) : null}
      </span>
      <Popover.Dropdown className={classes.dropdown}>{props.children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}

/** A chip over a closed list of values, several at a time. */
export function FilterChoice<T extends string>(props: {
  label: string;
  options: readonly { value: T; label: ReactNode; text: string }[];
  selected: readonly T[];
  onChange: (selected: T[]) => void;
}) {
  const { options, selected } = props;
  const chosen = options.filter((option) => selected.includes(option.value)).map((option) => option.text);
  const value = chosen.length > 2 ? `${chosen[0]} +${chosen.length - 1}` : chosen.join(', ');
  return (
    <FilterChip label={props.label} value={value} onClear={() => props.onChange([])}>
      {() => (
        <div className={classes.options} role="group" aria-label={props.label}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              label={option.label}
              checked={selected.includes(option.value)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                props.onChange(
                  options.map((each) => each.value).filter((each) => (each === option.value ? isOn : selected.includes(each))),
                );
              }}
            />
          ))}
        </div>
      )}
    </FilterChip>
  );
}

/** A chip over a closed list of values, one at a time. A pointer chooses and closes; arrows choose, Enter closes. */
export function FilterOne<T extends string>(props: {
  label: string;
  options: readonly { value: T; text: string }[];
  selected: T | undefined;
  onChange: (selected: T | undefined) => void;
}) {
  const { options, selected } = props;
  const isPointer = useRef(false);
  return (
    <FilterChip
      label={props.label}
      value={options.find((option) => option.value === selected)?.text}
      onClear={() => props.onChange(undefined)}
    >
      {(close) => (
        <Radio.Group
          aria-label={props.label}
          value={selected ?? null}
          onChange={(value) => {
            props.onChange(options.find((option) => option.value === value)?.value);
            if (isPointer.current) close();
          }}
        >
          <div
            className={classes.options}
            role="presentation"
            onPointerDown={() => {
              isPointer.current = true;
            }}
            onKeyDown={(event) => {
              isPointer.current = false;
              if (event.key === 'Enter') close();
            }}
          >
            {options.map((option) => (
              <Radio
                key={option.value}
                size="xs"
                value={option.value}
                label={option.text}
                data-autofocus={option.value === selected || undefined}
              />
            ))}
          </div>
        </Radio.Group>
      )}
    </FilterChip>
  );
}

/** A chip that is on or off. */
export function FilterToggle({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <span className={classes.chip} data-set={isOn || undefined}>
      <button type="button" className={classes.chipButton} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
        {label}
        {isOn ? <IconX size={13} aria-hidden /> : null}
      </button>
    </span>
  );
}
