import { describe, expect, it } from "vitest";
import type { Chart } from "../../src/picture/chart.ts";
import { chartSvg } from "../../src/picture/chart-svg.ts";
import { drawChart } from "../../src/picture/draw-chart.ts";

const bars: Chart = {
  title: "甲区 2020 年 新收申请",
  unit: "件",
  kind: "bars",
  points: [
    { label: "自然人", value: 1_234_567 },
    { label: "商业企业", value: 0 },
    { label: "科研机构", value: null },
    { label: "某某市某某区人民政府办公室政务公开科", value: -30 },
  ],
  notes: ["出处：《甲区2020年报告》"],
};

function words(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text = ""]) => text);
}

describe("a chart", () => {
  it("shows every figure, its unit and its source; a gap is said and never drawn as 0", () => {
    const said = words(chartSvg(bars));
    expect(said).toEqual(expect.arrayContaining(["自然人", "1,234,567", "0", "-30", "科研机构（未填）", "单位：件"]));
    expect(said.filter((text) => text === "0")).toHaveLength(1);
    expect(said.join("")).toContain("出处：《甲区2020年报告》");
  });

  it("goes from year to year, with a break where nothing is printed", () => {
    const points = [2019, 2020, 2021, 2022].map((year) => ({
      label: String(year),
      value: year === 2020 ? null : year - 2000,
    }));
    const said = words(chartSvg({ ...bars, kind: "years", points }));
    expect(said).toEqual(expect.arrayContaining(["2019", "2020", "2021", "2022", "19", "22"]));
  });

  it("takes hostile words as words", () => {
    const svg = chartSvg({ ...bars, title: "<script>&amp;", points: [{ label: "<b>", value: 1 }] });
    expect(svg).not.toMatch(/<script|<b>/u);
  });

  it("is a PNG as wide as a telephone shows sharply", () => {
    const png = Buffer.from(drawChart(bars));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1080);
    expect(png.readUInt32BE(20)).toBeGreaterThan(200);
  });
});
