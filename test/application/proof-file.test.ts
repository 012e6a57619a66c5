import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Applicant } from "../../src/application/application.ts";
import { kindOfBytes, proofFileName } from "../../src/application/proof-file.ts";
import { sayIdentityMasked } from "../../src/application/say-identity.ts";
import { fitsApplicant } from "../../src/application/second-factor.ts";
import { pictureOf } from "../support/pictures.ts";

const proof = { id: "1", size: 9, sha256: "0".repeat(64) } as const;

describe("a file that proves who applies", () => {
  it.each(["jpeg", "png", "pdf"] as const)("is told to be %s by how it begins", (kind) => {
    expect(kindOfBytes(pictureOf(kind, "words"))).toBe(kind);
    expect(kindOfBytes(pictureOf(kind, "words").subarray(1))).toBeNull();
  });

  it("is nothing else, whatever it holds", () => {
    expect(kindOfBytes(pictureOf("gif", "words"))).toBeNull();
    expect(kindOfBytes(Buffer.from("<html>%PDF-1.7"))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2 }), (bytes) => kindOfBytes(bytes) === null));
  });

  it("is named by its case when it is handed out", () => {
    expect(proofFileName("2026-00001", 1, { kind: "jpeg" })).toBe("2026-00001 身份证明 2.jpg");
  });

  it("is counted where a number would stand by its last 4", () => {
    expect(sayIdentityMasked({ idType: "passport", idNumber: "E12345678" })).toEqual({
      zh: "护照 ***5678",
      en: "passport ***5678",
    });
    const proofs = (["jpeg", "pdf", "png"] as const).map((kind) => ({ ...proof, kind }));
    expect(sayIdentityMasked({ proofs })).toEqual({
      zh: "已附图片 2 张、PDF 1 份",
      en: "attached: 2 pictures and 1 PDF",
    });
  });
});

describe("the second factor", () => {
  const person: Applicant = { type: "natural_person", name: "甲", phone: "0453-6287654转12", email: "A@example.org" };
  const withNumber: Applicant = { ...person, idType: "id_card", idNumber: "11010519491231002X" };
  it.each<[string, Applicant, readonly string[], readonly string[]]>([
    [
      "the number's last 4",
      withNumber,
      ["002x", "００２Ｘ", "11010519491231002X"],
      ["7654", "02X", "", "a@example.org"],
    ],
    [
      "the telephone's, where files prove who applies",
      person,
      ["7654", "0453-6287654"],
      ["0012", "654", "a@example.org"],
    ],
    ["the e-mail address without one", { ...person, phone: undefined }, ["a@example.org "], [".org", "7654", ""]],
    [
      "the code on the receipt without either",
      { ...person, phone: undefined, email: undefined, followCode: "7KQ2MXAB" },
      ["7kq2-mxab"],
      ["MXAB", "", "7KQ2MXA"],
    ],
    [
      "nothing where there is none of them",
      { ...person, phone: undefined, email: undefined },
      [],
      ["", "undefined", "0000"],
    ],
  ])("is %s", (_name, applicant, fits, others) => {
    for (const words of fits) expect(fitsApplicant(applicant, words), words).toBe(true);
    for (const words of others) expect(fitsApplicant(applicant, words), words).toBe(false);
  });
});
