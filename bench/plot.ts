// Plots as SVG, readable on a light and on a dark page. Every axis is a ratio: absolute times mean nothing elsewhere.

import type { Spread } from './measure.ts';
import { number } from './part.ts';

const STYLE = `<style>
svg{--bg:#fff;--fg:#1f2328;--dim:#59636e;--line:#d1d9e0;--own:#0550ae;--a:#9a6700;--b:#8250df;--c:#116329;--d:#b3261e}
@media (prefers-color-scheme:dark){svg{--bg:#0d1117;--fg:#e6edf3;--dim:#9198a1;--line:#3d444d;--own:#79c0ff;--a:#e3b341;--b:#d2a8ff;--c:#57d27a;--d:#ff8b82}}
text{font:13px/18px system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif;fill:var(--fg)}
.t{font-weight:600;font-size:15px}.d{fill:var(--dim)}.e{text-anchor:end}.m{text-anchor:middle}.o{font-weight:600}
.g{stroke:var(--line);fill:none}.r{stroke:var(--dim);stroke-dasharray:5 4;fill:none}.s{fill:none;stroke-width:2}
</style>`;
const OWN = 'var(--own)';
const COLOURS = ['var(--a)', 'var(--b)', 'var(--c)', 'var(--d)'];

const safe = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const text = (x: number, y: number, content: string, classes = '') =>
  `<text x="${place(x)}" y="${place(y)}"${classes && ` class="${classes}"`}>${safe(content)}</text>`;
const place = (value: number) => Number(value.toFixed(1));

function svg(width: number, height: number, title: string, body: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${safe(title)}">
${STYLE}
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="var(--bg)" stroke="var(--line)"/>
${text(16, 28, title, 't')}
${body.join('\n')}
</svg>
`;
}

/** Powers of ten from the one below `low` to the one above `high`. */
function decades(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}

export interface Bars {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly spread: Spread; readonly isOwn: boolean }[];
}

/** Lying bars on a linear axis, the quartiles as a line across the end of each. */
export function bars({ title, unit, bars: all }: Bars): string {
  const [left, width, step] = [250, 800, 26];
  const largest = Math.max(...all.map(({ spread }) => spread.upper));
  const scale = (value: number) => left + (value / largest) * (width - left - 90);
  const rows = all.flatMap(({ label, spread, isOwn }, i) => {
    const y = 46 + i * step;
    const middle = y + 9;
    return [
      text(left - 10, y + 14, label, isOwn ? 'e o' : 'e'),
      `<rect x="${left}" y="${y}" width="${place(scale(spread.median) - left)}" height="18" rx="2" fill="${isOwn ? OWN : 'var(--dim)'}"/>`,
      `<path d="M${place(scale(spread.lower))} ${middle}H${place(scale(spread.upper))}" stroke="var(--fg)"/>`,
      text(scale(spread.upper) + 8, y + 14, number(spread.median), isOwn ? 'o' : ''),
    ];
  });
  const height = 46 + all.length * step + 34;
  return svg(width, height, title, [...rows, text(left, height - 16, unit, 'd')]);
}

export interface Series {
  readonly label: string;
  readonly isOwn: boolean;
  readonly points: readonly (readonly [x: number, y: Spread])[];
}

export interface Growth {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly Series[];
}

/** Both axes logarithmic; a dashed line shows what linear growth would be, through the last point of the first series. */
export function growth({ title, xLabel, yLabel, series }: Growth): string {
  const [width, height, left, right, top, bottom] = [800, 440, 74, 636, 56, 374];
  const points = series.flatMap((each) => each.points);
  const xs = points.map(([x]) => x);
  const ys = points.flatMap(([, y]) => [y.lower, y.upper]);
  const [xTicks, yTicks] = [decades(Math.min(...xs), Math.max(...xs)), decades(Math.min(...ys), Math.max(...ys))];
  const axis = (ticks: readonly number[], from: number, to: number) => {
    const [low, high] = [Math.log10(ticks[0] ?? 1), Math.log10(ticks.at(-1) ?? 10)];
    return (value: number) => from + ((Math.log10(value) - low) / Math.max(high - low, 1e-9)) * (to - from);
  };
  const [x, y] = [axis(xTicks, left, right), axis(yTicks, bottom, top)];
  const grid = [
    ...xTicks.flatMap((tick) => [
      `<path class="g" d="M${place(x(tick))} ${top}V${bottom}"/>`,
      text(x(tick), bottom + 20, number(tick), 'm'),
    ]),
    ...yTicks.flatMap((tick) => [
      `<path class="g" d="M${left} ${place(y(tick))}H${right}"/>`,
      text(left - 8, y(tick) + 5, number(tick), 'e'),
    ]),
  ];

  const [lastX, lastY] = series[0]?.points.at(-1) ?? [1, { median: 1 }];
  const floor = yTicks[0] ?? 1;
  const fromX = Math.max(xTicks[0] ?? 1, lastX * (floor / lastY.median));
  const reference = `<path class="r" d="M${place(x(fromX))} ${place(y((lastY.median * fromX) / lastX))}L${place(x(lastX))} ${place(y(lastY.median))}"/>`;

  const colours = series.map((each, i) => (each.isOwn ? OWN : (COLOURS[i % COLOURS.length] ?? OWN)));
  const lines = series.flatMap((each, i) => {
    const at = each.points.map(([px, { median }]) => `${place(x(px))} ${place(y(median))}`);
    return [
      `<path class="s" stroke="${colours[i]}" d="M${at.join('L')}"/>`,
      ...each.points.map(
        ([px, { median, lower, upper }]) =>
          `<path stroke="${colours[i]}" d="M${place(x(px))} ${place(y(lower))}V${place(y(upper))}"/><circle cx="${place(x(px))}" cy="${place(y(median))}" r="3.5" fill="${colours[i]}"/>`,
      ),
    ];
  });

  // Labels stand beside the ends of their lines, pushed apart where they would overlap.
  const ends = series
    .map((each, i) => ({ each, colour: colours[i], at: y(each.points.at(-1)?.[1].median ?? 1) }))
    .sort((a, b) => a.at - b.at);
  let lowest = top - 18;
  const labels = ends.map(({ each, colour, at }) => {
    lowest = Math.max(at, lowest + 18);
    return `<text x="${right + 14}" y="${place(lowest + 4)}" style="fill:${colour}"${each.isOwn ? ' class="o"' : ''}>${safe(each.label)}</text>`;
  });

  return svg(width, height, title, [
    ...grid,
    reference,
    ...lines,
    ...labels,
    text((left + right) / 2, bottom + 46, xLabel, 'm d'),
    text(left - 50, top - 10, yLabel, 'd'),
    text(right, bottom + 46, '- - linear', 'e d'),
  ]);
}
