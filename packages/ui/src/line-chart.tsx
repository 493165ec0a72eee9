import { useElementSize } from '@mantine/hooks';
import classes from './line-chart.module.css';
import { niceStep } from './nice-step.ts';

const HEIGHT = 200;
const PAD = { top: 12, end: 12, bottom: 26, start: 64 };
const STEPS = 4;

interface Point {
  id: number;
  x: number;
  y: number;
}

/**
 * Values over time as a line; a point says itself when it is pointed at. Time runs from left to right in every language.
 * @param points in the order of x
 */
export function LineChart(props: {
  label: string;
  points: readonly Point[];
  textOfX: (x: number) => string;
  textOfY: (y: number) => string;
  textOfPoint: (x: number, y: number) => string;
}) {
  const { ref, width } = useElementSize();
  const { points } = props;
  const [first, last] = [points[0], points.at(-1)];
  const lowest = Math.min(...points.map(({ y }) => y));
  const highest = Math.max(...points.map(({ y }) => y));
  const step = niceStep((highest - lowest || Math.abs(highest) || 1) / STEPS);
  const bottom = Math.floor(lowest / step) * step;
  const top = Math.max(Math.ceil(highest / step) * step, bottom + step);
  const span = last && first ? last.x - first.x || 1 : 1;
  const placeX = (x: number) => PAD.start + ((x - (first?.x ?? 0)) / span) * Math.max(0, width - PAD.start - PAD.end);
  const placeY = (y: number) => PAD.top + (1 - (y - bottom) / (top - bottom)) * (HEIGHT - PAD.top - PAD.bottom);
  const lines = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, index) => bottom + index * step);
  return (
    <div ref={ref} className={classes.chart} dir="ltr">
      <svg width={width} height={HEIGHT} role="img" aria-label={props.label}>
        {lines.map((y) => (
          <g key={y}>
            <line className={classes.grid} x1={PAD.start} x2={Math.max(PAD.start, width - PAD.end)} y1={placeY(y)} y2={placeY(y)} />
            <text className={classes.text} x={PAD.start - 8} y={placeY(y) + 4} textAnchor="end">
              {props.textOfY(y)}
            </text>
          </g>
        ))}
        <polyline className={classes.line} points={points.map(({ x, y }) => `${placeX(x)},${placeY(y)}`).join(' ')} />
        {points.map((point) => (
          <circle key={point.id} className={classes.point} cx={placeX(point.x)} cy={placeY(point.y)} r={points.length > 60 ? 2 : 3}>
            <title>{props.textOfPoint(point.x, point.y)}</title>
          </circle>
        ))}
        {first && last ? (
          <>
            <text className={classes.text} x={PAD.start} y={HEIGHT - 8} textAnchor="start">
              {props.textOfX(first.x)}
            </text>
            <text className={classes.text} x={Math.max(PAD.start, width - PAD.end)} y={HEIGHT - 8} textAnchor="end">
              {props.textOfX(last.x)}
            </text>
          </>
        ) : null}
      </svg>
    </div>
  );
}
