import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as load, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Plot } from './plot';

load([AriaComponent, BarChart, GridComponent, LineChart, MarkLineComponent, SVGRenderer, TooltipComponent]);

/** Reads the colour that a token has now; `light-dark()` is resolved only where it is used. */
function inkOf(place: HTMLElement): (token: string) => string {
  return (token) => {
    const probe = document.createElement('i');
    probe.style.color = `var(--${token})`;
    place.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}

/** So much of a plot's width, in points, are its values, and the room between two names. */
const [valuesPoints, roomPoints, namePoints, nameLine] = [56, 6, 40, 14];

/** How wide the name of a thing may be before it goes on in another line. */
function nameWidth(plot: Plot, place: HTMLElement): number {
  return Math.max(namePoints, Math.floor((place.clientWidth - valuesPoints) / plot.labels.length) - roomPoints);
}

/** What ECharts draws of a plot, in the colours of the page. */
function optionOf(plot: Plot, place: HTMLElement): Record<string, unknown> {
  const ink = inkOf(place);
  const words = { color: ink('text-3'), fontFamily: getComputedStyle(place).fontFamily, fontSize: 12 };
  return {
    animation: plot.live ? false : !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 180,
    aria: { enabled: true, label: { enabled: false }, decal: { show: plot.series.filter(({ kind }) => kind === 'bar').length > 1 } },
    textStyle: words,
    grid: { top: 12, bottom: 24, left: 8, right: 12, containLabel: true },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: ink('raised'), borderColor: ink('line-strong'), textStyle: { ...words, color: ink('text') },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? plot.format(value) : '–'),
    },
    xAxis: { type: 'category', data: plot.labels, axisLine: { lineStyle: { color: ink('line-strong') } }, axisTick: { show: false }, axisLabel: plot.named ? { ...words, interval: 0, overflow: 'break', width: nameWidth(plot, place), lineHeight: nameLine } : { ...words, hideOverlap: true } },
    yAxis: { type: 'value', min: 0, ...(plot.top === undefined ? { minInterval: 1 } : { max: plot.top, interval: plot.top / 5 }), splitNumber: 4, splitLine: { lineStyle: { color: ink('line') } }, axisLabel: { ...words, formatter: plot.format } },
    series: plot.series.map(({ name, kind, values, token, compared }) => (kind === 'bar'
      ? { name, type: 'bar', stack: 'all', barCategoryGap: '25%', data: values, itemStyle: { color: ink(token) } }
      : {
        name, type: 'line', data: values, connectNulls: false, z: compared ? 1 : 3, symbol: compared ? 'none' : 'circle', symbolSize: 6,
        lineStyle: { color: ink(token), width: compared ? 1.5 : 2, type: compared ? 'dashed' : 'solid' }, itemStyle: { color: ink(token) },
        ...(plot.target === undefined || compared ? {} : {
          markLine: { symbol: 'none', silent: true, animation: false, lineStyle: { color: ink('text-2'), type: 'dotted', width: 1.5 }, label: { ...words, color: ink('text-2'), position: 'insideStartBottom', formatter: plot.target.word }, data: [{ yAxis: plot.target.value }] },
        }),
      })),
  };
}

/** Draws plots into a place until it is let go. */
export class Drawing {
  private readonly chart: ECharts;
  private readonly place: HTMLElement;
  private plot: Plot | null = null;
  private readonly sized: ResizeObserver;
  private readonly themed: MutationObserver;
  private readonly scaled: () => void;

  constructor(place: HTMLElement) {
    this.place = place;
    this.chart = init(place, null, { renderer: 'svg' });
    this.sized = new ResizeObserver(() => this.chart.resize());
    this.sized.observe(place);
    // Paper is narrower than the screen: the drawing is made smaller as a whole.
    this.scaled = () => {
      const svg = place.querySelector('svg');
      svg?.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    };
    addEventListener('beforeprint', this.scaled);
    this.themed = new MutationObserver(() => { if (this.plot) this.show(this.plot); });
    this.themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
  }

  show(plot: Plot): void {
    this.plot = plot;
    this.chart.setOption(optionOf(plot, this.place), { notMerge: true });
  }

  end(): void {
    this.sized.disconnect();
    removeEventListener('beforeprint', this.scaled);
    this.themed.disconnect();
    this.chart.dispose();
  }
}
