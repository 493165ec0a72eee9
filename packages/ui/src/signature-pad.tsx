import { Button, TextInput } from '@mantine/core';
import type { PointerEvent as ReactPointerEvent } from 'react';
import { useRef, useState } from 'react';
import classes from './signature-pad.module.css';
import { useUiTexts } from './texts.tsx';

/** The box signatures are drawn in, whatever the screen. */
const WIDTH = 600;
const HEIGHT = 200;

/** A typed name as a path: a line under the name stands for the stroke of the pen. */
const typedPath = `M40 160 L560 160`;

/**
 * A signature as the `d` of one SVG path in a box 600 × 200, drawn with a finger, a pen or a mouse. Who cannot draw types
 * the name instead: the stroke is then a plain line.
 * @param onChange the path, or null while there is none
 */
export function SignaturePad({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (trace: string | null) => void;
}) {
  const texts = useUiTexts();
  const svg = useRef<SVGSVGElement>(null);
  const drawn = useRef('');
  const [isTyped, setTyped] = useState(false);
  const [live, setLive] = useState('');

  function point(event: ReactPointerEvent): string {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return '0 0';
    const x = Math.min(WIDTH, Math.max(0, ((event.clientX - box.left) / box.width) * WIDTH));
    const y = Math.min(HEIGHT, Math.max(0, ((event.clientY - box.top) / box.height) * HEIGHT));
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  function add(part: string) {
    if (drawn.current.length > 55_000) return;
    drawn.current += part;
    setLive(drawn.current);
  }

  function clear() {
    drawn.current = '';
    setLive('');
    onChange(null);
  }

  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}>{label}</legend>
      {isTyped ? (
        <TextInput size="md" aria-label={label} onChange={(event) => onChange(event.currentTarget.value.trim() ? typedPath : null)} />
      ) : (
        <svg
          ref={svg}
          className={classes.pad}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={value ? texts.signDone : texts.signEmpty}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const at = point(event);
            add(`M${at} L${at} `);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) add(`L${point(event)} `);
          }}
          onPointerUp={() => onChange(drawn.current.trim())}
        >
          <path d={live || (value ?? '')} fill="none" stroke="currentColor" strokeWidth={3} strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
      <div className={classes.line}>
        <span className={classes.hint}>{isTyped ? '' : texts.signHint}</span>
        {isTyped ? null : (
          <Button variant="subtle" size="compact-sm" disabled={!live && !value} onClick={clear}>
            {texts.signClear}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            clear();
            setTyped(!isTyped);
          }}
        >
          {isTyped ? texts.signDrawn : texts.signTyped}
        </Button>
      </div>
    </fieldset>
  );
}

/** A signature as it was given. */
export function SignatureView({ trace, label }: { trace: string; label: string }) {
  return (
    <svg className={classes.view} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={trace} fill="none" stroke="currentColor" strokeWidth={3} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
