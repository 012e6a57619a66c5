import { expect, it } from "vitest";
import { replay } from "../../src/application/case-state.ts";
import { runningDeadlines } from "../../src/application/running-deadlines.ts";
import { calendar, filed, withEvents } from "../conversation/casework/memory-desk.ts";

const received = withEvents(filed("2026-00017"), { kind: "confirm", on: "2026-03-02" });
const deadlines = (file: typeof received) =>
  runningDeadlines(file, replay(file, calendar), calendar).map(({ kind, dueOn }) => [kind, dueOn]);

it.each([
  ["filed online", filed("2026-00017"), [["confirmation", "2026-03-03"]]],
  [
    "received",
    received,
    [
      ["reply", "2026-03-30"],
      ["notice", "2026-03-11"],
    ],
  ],
  [
    "awaiting a correction",
    withEvents(received, { kind: "request-correction", on: "2026-03-03", days: 10 }),
    [["completion", "2026-03-17"]],
  ],
  [
    "awaiting an opinion",
    withEvents(received, { kind: "consult", on: "2026-03-03" }),
    [
      ["reply", "2026-04-21"],
      ["opinion", "2026-03-24"],
    ],
  ],
  ["awaiting payment", withEvents(received, { kind: "charge", on: "2026-03-03" }), [["payment", "2026-03-31"]]],
  ["answered", withEvents(received, { kind: "reply", on: "2026-03-03", outcome: "requests.outcome.granted" }), []],
] as const)("a case %s has its times running", (_what, file, expected) => {
  expect(deadlines(file)).toEqual(expected);
});
