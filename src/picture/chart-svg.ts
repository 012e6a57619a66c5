import { init } from "echarts/dist/echarts.esm.min";
import type { Chart } from "./chart.ts";
import { fontFamily, pictureWidth } from "./look.ts";

const barHeight = 34;
const lineHeight = 18;
const yearsHeight = 260;
const titleAtMost = 40;
const labelAtMost = 14;
const noteAtMost = 52;

/** The chart as SVG, of a height that its bars and notes need. */
export function chartSvg(chart: Chart): string {
  const notes = chart.notes.flatMap(wrapNote);
  const below = notes.length * lineHeight + 16;
  const body = chart.kind === "years" ? yearsHeight : chart.points.length * barHeight + 24;
  const height = 64 + body + below;
  const view = init(null, null, { renderer: "svg", ssr: true, width: pictureWidth, height });
  try {
    view.setOption({
      animation: false,
      backgroundColor: "#ffffff",
      textStyle: { fontFamily, color: "#222222" },
      title: [
        {
          text: clip(chart.title, titleAtMost),
          left: 16,
          top: 12,
          textStyle: { fontFamily, fontSize: 18, fontWeight: "normal" },
        },
        {
          text: `单位：${chart.unit ?? "—"}`,
          right: 16,
          top: 16,
          textStyle: { fontFamily, fontSize: 12, fontWeight: "normal" },
        },
        {
          text: notes.join("\n"),
          left: 16,
          bottom: 8,
          textStyle: { fontFamily, fontSize: 12, fontWeight: "normal", color: "#666666", lineHeight },
        },
      ],
      ...(chart.kind === "years" ? yearsOption(chart, below) : barsOption(chart, below)),
    });
    return view.renderToSVGString();
  } finally {
    view.dispose();
  }
}

function yearsOption({ points }: Chart, below: number) {
  return {
    grid: { left: 64, right: 40, top: 64, bottom: below + 32 },
    xAxis: { type: "category", data: points.map(({ label }) => label), axisLabel: { fontSize: 13 } },
    yAxis: { type: "value", minInterval: 1, axisLabel: { fontSize: 12 } },
    series: [
      {
        type: "line",
        data: points.map(({ value }) => value),
        connectNulls: false,
        symbolSize: 8,
        lineStyle: { width: 3, color: "#2f6fb3" },
        itemStyle: { color: "#2f6fb3" },
        label: {
          show: true,
          position: "top",
          fontSize: 13,
          formatter: ({ value }: { value: unknown }) => group(value),
        },
      },
    ],
  };
}

function barsOption({ points }: Chart, below: number) {
  return {
    grid: { left: 224, right: 96, top: 56, bottom: below },
    xAxis: { type: "value", show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: points.map(({ label, value }) => clip(value === null ? `${label}（未填）` : label, labelAtMost)),
      axisTick: { show: false },
      axisLabel: { fontSize: 13 },
    },
    series: [
      {
        type: "bar",
        data: points.map(({ value }) => value),
        barMaxWidth: 22,
        itemStyle: { color: "#2f6fb3" },
        label: {
          show: true,
          position: "right",
          fontSize: 13,
          formatter: ({ value }: { value: unknown }) => group(value),
        },
      },
    ],
  };
}

function group(value: unknown): string {
  return typeof value === "number" ? value.toLocaleString("en-US", { maximumFractionDigits: 6 }) : "";
}

function clip(text: string, atMost: number): string {
  const characters = [...text];
  return characters.length <= atMost ? text : `${characters.slice(0, atMost - 1).join("")}…`;
}

function wrapNote(note: string): readonly string[] {
  const characters = [...note];
  const lines = Math.ceil(characters.length / noteAtMost);
  return Array.from({ length: lines }, (_, line) =>
    characters.slice(line * noteAtMost, (line + 1) * noteAtMost).join(""),
  );
}
