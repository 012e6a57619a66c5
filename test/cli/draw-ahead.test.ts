import { expect, it } from "vitest";
import { drawAhead } from "../../src/cli/draw-ahead.ts";
import { drawPicture } from "../../src/picture/draw-picture.ts";

it("draws a chart with the forms' own words, and the charts after it are what they would be without", () => {
  const chart = {
    kind: "bars",
    title: "商业企业",
    unit: "件",
    points: [{ label: "总计", value: 3 }],
    notes: [],
  } as const;
  const before = drawPicture(chart);
  drawAhead("knowledge");
  expect(Buffer.from(drawPicture(chart)).equals(Buffer.from(before))).toBe(true);
});
