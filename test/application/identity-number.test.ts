import { describe, expect, it } from "vitest";
import { isOfChild } from "../../src/application/identity-number.ts";

describe("an identity card", () => {
  it.each([
    ["110105201305060017", true],
    ["110105201203020014", true],
    ["110105201203010019", false],
    ["110105201005060015", false],
    ["11010519491231002X", false],
    ["110105491231002", false],
  ])("%s is that of someone under 14 on 2026-03-02: %s", (number, isChild) => {
    expect(isOfChild("id_card", number, "2026-03-02")).toBe(isChild);
  });

  it("alone tells how old someone is", () => {
    expect(isOfChild("passport", "110105201305060017", "2026-03-02")).toBe(false);
    expect(isOfChild(undefined, undefined, "2026-03-02")).toBe(false);
  });
});
