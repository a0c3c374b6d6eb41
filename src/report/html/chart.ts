/** The histogram as an SVG drawing: pure text, the same in Node and in a browser, as often as it is drawn. */
import { BarChart, type BarSeriesOption } from "echarts/charts";
import { GridComponent, type GridComponentOption } from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type Histogram, roundStep } from "../histogram";
import { grouped } from "../numbers";

type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption>;

/** Size of a drawing, in CSS pixels. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Lines on the way up, at most. */
const MOST_LINES = 5;
/** Width of a digit of a label, a little more than most fonts have. */
const DIGIT = 7;
/** Room for the labels of the lines. */
const LEFT = 42;
const FONT = { color: "var(--soft)", fontFamily: "inherit", fontSize: 12 };

/**
 * Draws the share of the matched and of the allowed pairs in every bin; colours are the page's custom properties.
 *
 * Margins and labels are placed by hand: text is measured in a browser but estimated in Node, and nothing may depend on that.
 */
export const drawChart = (histogram: Histogram, size: ChartSize): string => {
  use([BarChart, GridComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: "svg", ssr: true, locale: "EN", ...size });
  try {
    chart.setOption(optionOf(histogram, size));
    return withoutTraces(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
};

const optionOf = ({ bins, decimals }: Histogram, { width }: ChartSize): ChartOption => {
  const edges = [...bins.map(({ from }) => from), ...bins.slice(-1).map(({ to }) => to)];
  const labels = edges.map((edge) => edgeInWords(edge, decimals));
  const widest = DIGIT * Math.max(...labels.map(({ length }) => length));
  const right = Math.max(12, widest / 2);
  const every = Math.ceil((bins.length * (widest + 2 * DIGIT)) / (width - LEFT - right));
  const labelled = edges.flatMap((_, at) => (at % every === 0 ? [at] : []));
  const allowed = sharesOf(bins.map((bin) => bin.allowed));
  const matched = sharesOf(bins.map((bin) => bin.matched));
  const highest = Math.max(...allowed, ...matched);
  const lines = Math.max(1, roundStep(highest / MOST_LINES));
  const bar = { type: "bar", silent: true, emphasis: { disabled: true } } as const;
  return {
    animation: false,
    grid: { left: LEFT, right, top: 10, bottom: 26, outerBoundsMode: "none" },
    xAxis: [
      // One for each series: on a common one they would stand side by side instead of one in front of the other.
      { type: "category", data: bins.map((_, at) => at), show: false },
      { type: "category", data: bins.map((_, at) => at), show: false },
      {
        // Counts bins, so that ends of bins are whole numbers; they stand between the bars.
        type: "value",
        min: 0,
        max: bins.length,
        position: "bottom",
        splitLine: { show: false },
        axisLine: { show: true, onZero: false, lineStyle: { color: "var(--strong)" } },
        axisTick: { show: true, length: 4, customValues: [...edges.keys()] },
        axisLabel: {
          ...FONT,
          // Any other alignment moves the text by a height that is measured.
          verticalAlign: "middle",
          margin: 14,
          customValues: labelled,
          formatter: (at: number) => labels[at]!,
        },
      },
    ],
    yAxis: {
      type: "value",
      min: 0,
      max: lines * Math.ceil(highest / lines),
      interval: lines,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: "var(--line)" } },
      axisLabel: { ...FONT, formatter: (share: number) => `${share}%` },
    },
    series: [
      {
        ...bar,
        xAxisIndex: 0,
        data: allowed.map(orNone),
        barWidth: "88%",
        itemStyle: { color: "var(--allowed)", borderColor: "var(--allowed-edge)", borderWidth: 1 },
      },
      {
        ...bar,
        xAxisIndex: 1,
        data: matched.map(orNone),
        barWidth: "46%",
        itemStyle: { color: "var(--matched)" },
      },
    ],
  };
};

/** The end of a bin, with as many decimals as the others. */
export const edgeInWords = (edge: number, decimals: number): string => {
  if (Math.abs(edge) >= 1e9) return String(edge).replace("-", "−");
  const sign = edge < 0 ? "−" : "";
  return decimals === 0 ? sign + grouped(Math.abs(edge)) : sign + Math.abs(edge).toFixed(decimals);
};

/** A bar of height 0 would still have its border. */
const orNone = (share: number): number | "-" => (share === 0 ? "-" : share);

const sharesOf = (counts: ReadonlyArray<number>): number[] => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (all === 0 ? 0 : (100 * count) / all));
};

/**
 * Takes out of a drawing what only a live chart needs: the style sheet and class names, which are numbered throughout the process,
 * and what names spaces and data. Nothing in a drawing comes from the caller but numbers.
 */
const withoutTraces = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ (?:class|ecmeta_\w+|xmlns(?::\w+)?|xml:space|version|baseProfile|pointer-events)="[^"]*"/g, "")
    .replace(/\n+/g, "");
