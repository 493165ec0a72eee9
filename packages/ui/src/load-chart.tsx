import { useElementSize } from '@mantine/hooks';
import classes from './load-chart.module.css';
import { niceStep } from './nice-step.ts';

const HEIGHT = 170;
const PAD = { top: 12, end: 8, bottom: 24, start: 46 };
const STEPS = 3;

interface Bar {
  id: string;
  value: number;
  /** What there is of it at most. */
  limit: number;
}

/**
 * What is asked for against what there is, period by period: a bar each, over a line; a bar above its line is marked.
 * Time runs from left to right in every language. The same facts stand as words beside it: it is no more than their picture.
 */
export function LoadChart(props: {
  label: string;
  bars: readonly Bar[];
  textOfY: (y: number) => string;
  textOfBar: (bar: Bar) => string;
  /** Under the first and the last bar. */
  ends: readonly [string, string];
}) {
  const { ref, width } = useElementSize();
  const { bars } = props;
  const highest = Math.max(1, ...bars.map(({ value, limit }) => Math.max(value, limit)));
  const step = niceStep(highest / STEPS);
  const top = Math.ceil(highest / step) * step;
  const room = Math.max(0, width - PAD.start - PAD.end);
  const slot = bars.length > 0 ? room / bars.length : 0;
  const placeX = (index: number) => PAD.start + index * slot;
  const placeY = (y: number) => PAD.top + (1 - y / top) * (HEIGHT - PAD.top - PAD.bottom);
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return (
    <div ref={ref} className={classes.chart} dir="ltr">
      <svg width={width} height={HEIGHT} role="img" aria-label={props.label}>
        {lines.map((y) => (
          <g key={y}>
            <line className={classes.grid} x1={PAD.start} x2={PAD.start + room} y1={placeY(y)} y2={placeY(y)} />
            <text className={classes.text} x={PAD.start - 6} y={placeY(y) + 4} textAnchor="end">
              {props.textOfY(y)}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => (
          <g key={bar.id}>
            <title>{props.textOfBar(bar)}</title>
            <rect className={classes.slot} x={placeX(index)} y={PAD.top} width={slot} height={HEIGHT - PAD.top - PAD.bottom} />
            {bar.value > 0 ? (
              <rect
                className={classes.bar}
                data-over={bar.value > bar.limit || undefined}
                x={placeX(index) + slot * 0.15}
                y={Math.min(placeY(bar.value), placeY(0) - 2)}
                width={Math.max(1, slot * 0.7)}
                height={Math.max(2, placeY(0) - placeY(bar.value))}
              />
            ) : null}
          </g>
        ))}
        <path
          className={classes.limit}
          d={bars.map(({ limit }, index) => `${index === 0 ? 'M' : 'L'}${placeX(index)},${placeY(limit)} H${placeX(index + 1)}`).join(' ')}
        />
        <text className={classes.text} x={PAD.start} y={HEIGHT - 6} textAnchor="start">
          {props.ends[0]}
        </text>
        <text className={classes.text} x={PAD.start + room} y={HEIGHT - 6} textAnchor="end">
          {props.ends[1]}
        </text>
      </svg>
    </div>
  );
}
