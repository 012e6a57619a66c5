import { expect, it } from "vitest";
import { drawBars } from "../../../src/channel/terminal/draw-bars.ts";

it("a chart in text is aligned for Chinese, fits the screen, and says a gap", () => {
  const drawn = drawBars(
    {
      title: "新收",
      unit: "件",
      kind: "bars",
      notes: [],
      points: [
        { label: "自然人", value: 10 },
        { label: "其他", value: 1 },
        { label: "无", value: 0 },
        { label: "空", value: null },
        { label: "减", value: -5 },
      ],
    },
    30,
  );
  expect(drawn.split("\n")).toEqual([
    "新收（件）",
    "自然人 ████████████████ 10",
    "  其他 ██ 1",
    "    无  0",
    "    空  未填",
    "    减 ░░░░░░░░ -5",
  ]);
});
