import { expect, it } from "vitest";
import { readDay } from "../../../src/question/guidance/read-day.ts";

const today = "2026-11-26";

it.each([
  ["4月28日签收的信", "2026-04-28", "a day of the months behind"],
  ["12月20日收到的申请", "2026-12-20", "a day that is nearly a year behind is the one to come"],
  ["2月10日收到的", "2026-02-10", "nine months behind still is"],
  ["2025年12月1日收到", "2025-12-01", "a year that is named stands"],
  ["去年10月9日交的", "2025-10-09", "last year"],
  ["这个月3号交的", "2026-11-03", "this month"],
  ["8月3日收到，8月10日让我补正，8月20日补完", null, "several days are not one"],
  ["8月3日收到，8月3日答复", "2026-08-03", "a day said twice is one"],
] as const)("reads 「%s」 as %s: %s", (text, day, _why) => {
  expect(readDay(text, today)).toBe(day);
});
