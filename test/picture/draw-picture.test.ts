import { describe, expect, it } from "vitest";
import type { Chart } from "../../src/picture/chart.ts";
import { chartSvg } from "../../src/picture/chart-svg.ts";
import { drawPicture, renderPng } from "../../src/picture/draw-picture.ts";
import { glyphsOf } from "../../src/picture/glyphs.ts";
import { outlineText } from "../../src/picture/outline-text.ts";
import type { Sheet } from "../../src/picture/sheet.ts";
import { sheetSvg } from "../../src/picture/sheet-svg.ts";

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
    const png = Buffer.from(drawPicture(bars));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1080);
    expect(png.readUInt32BE(20)).toBeGreaterThan(200);
  });
});

describe("a table", () => {
  const cell = { down: 1, across: 1, role: "value", isAsked: false, isDoubted: false } as const;
  const table: Sheet = {
    kind: "table",
    title: "三、收到和处理政府信息公开申请情况",
    source: "《甲区2020年报告》（第 4 页）",
    notes: ["黄底粗框：所问的格。"],
    caption: "",
    textColumns: 90,
    cells: [
      { ...cell, line: 0, from: 0, role: "label", text: "本年新收政府信息公开申请数量以及一切别的" },
      { ...cell, line: 0, from: 1, text: "1,234,567,890,123,456" },
      { ...cell, line: 0, from: 2, text: "", isAsked: true },
      { ...cell, line: 0, from: 3, text: "<b>&", isDoubted: true },
    ],
  };

  it("shows its title, source, notes and every cell, a blank one empty, hostile words as words", () => {
    const svg = sheetSvg(table);
    const said = words(svg).join("");
    for (const text of [table.title, table.source, ...table.notes, "1,234,567,890,123,456"])
      expect(said).toContain(text);
    expect(said).toContain("本年新收");
    expect(svg).not.toMatch(/<b>/u);
    expect(said).not.toContain("0以及");
  });

  it("is as high as its longest cell needs", () => {
    const heightOf = (text: string) =>
      Number(/height="(\d+)"/u.exec(sheetSvg({ ...table, cells: [{ ...cell, line: 0, from: 0, text }] }))?.[1]);
    expect(heightOf("字".repeat(400))).toBeGreaterThan(heightOf("字") + 100);
  });
});

describe("texts as outlines", () => {
  it("are drawn once for all, and as wide as they are set", () => {
    const glyphs = glyphsOf(["一1 “"]);
    expect(glyphs.get("一")?.advance).toBe(100);
    expect(glyphs.get("1")?.advance).toBeCloseTo(55.5, 1);
    expect(glyphs.get(" ")).toMatchObject({ path: "" });
    expect(glyphs.get(" ")?.advance).toBeGreaterThan(10);
    expect(glyphs.get("一")?.path).toMatch(/^M /u);
  });

  it("look as the renderer sets them", () => {
    const text = (attributes: string) => `<text ${attributes}>新收 1,234 件“A&amp;B”</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="120" font-family="Noto Sans S Chinese"><rect width="720" height="120" fill="#fff"/>${text('x="10" y="30" font-size="20" fill="#123456"')}${text('x="700" y="60" text-anchor="end" style="font-size:15px"')}${text('transform="translate(360 90)" text-anchor="middle" dominant-baseline="central" style="font-size:13px"')}</svg>`;
    const outlined = outlineText(svg);
    expect(outlined).not.toContain("<text");
    const [own, set] = [Buffer.from(renderPng(outlined)), Buffer.from(renderPng(svg))];
    expect(own.subarray(16, 24)).toEqual(set.subarray(16, 24));
    // anti-aliasing differs by a hair: what is drawn takes as many bytes
    expect(Math.abs(own.length - set.length) / set.length).toBeLessThan(0.05);
  });
});
