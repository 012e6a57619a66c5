import { z } from "zod";
import { findNumbers } from "../../base/number.ts";
import { compact } from "../../base/text.ts";
import type { Library } from "../../library/library.ts";
import type { CellMeasure, Language, Query } from "../../question/query.ts";
import type { Catalog } from "./catalog.ts";

const cell = z.strictObject({ row: z.string(), column: z.string() });

/** What a model may propose. It has no place for a number but years, and no operation that needs one. */
const schema = z.strictObject({
  query: z
    .strictObject({
      operation: z.enum([
        "value",
        "list",
        "breakdown",
        "sum",
        "difference",
        "growth",
        "share",
        "rank",
        "extreme",
        "yesno",
      ]),
      measures: z.array(cell).min(1).max(6),
      authorities: z.union([z.enum(["default", "all"]), z.array(z.string()).min(1).max(6)]).default("default"),
      years: z.union([z.enum(["latest", "all"]), z.array(z.number().int()).min(1).max(6)]).default("latest"),
      whole: cell.nullable().default(null),
      over: z.enum(["authorities", "years", "measures", "columns"]).nullable().default(null),
      direction: z.enum(["most", "least"]).nullable().default(null),
    })
    .nullable(),
});

/** What the question names by itself: a proposal keeps it. Null: it names none. */
export interface Fixed {
  readonly authorities: Query["authorities"] | null;
  readonly years: Query["years"] | null;
  readonly recent: number | null;
}

export interface ProposalParts {
  readonly catalog: Catalog;
  readonly library: Library;
  readonly fixed: Fixed;
  readonly question: string;
  readonly language: Language;
}

export type Proposal =
  | { readonly kind: "query"; readonly query: Query }
  /** The model knows of none. */
  | { readonly kind: "none" }
  | { readonly kind: "dropped"; readonly cause: "not_json" | "shape" | "measure" | "bound" | "authority" | "year" };

/** A model's words as a query: only of ids that exist, for the authorities and years that the question names. */
export function readProposal(text: string, parts: ProposalParts): Proposal {
  let json: unknown;
  try {
    json = JSON.parse(withoutFence(text));
  } catch {
    return { kind: "dropped", cause: "not_json" };
  }
  const read = schema.safeParse(json);
  if (!read.success) return { kind: "dropped", cause: "shape" };
  const { query: proposed } = read.data;
  if (proposed === null) return { kind: "none" };
  const { catalog, library, fixed, question, language } = parts;
  const cells = proposed.whole === null ? proposed.measures : [...proposed.measures, proposed.whole];
  if (!cells.every(({ row, column }) => catalog.get(row)?.has(column))) return { kind: "dropped", cause: "measure" };
  if (!keepsAuthorities(proposed.authorities, fixed.authorities, question, library)) {
    return { kind: "dropped", cause: "authority" };
  }
  if (!keepsYears(proposed.years, fixed.years, library)) return { kind: "dropped", cause: "year" };
  // 「超过100件吗」 without its bound is another question
  if (proposed.operation === "yesno" && hasNumber(question)) return { kind: "dropped", cause: "bound" };
  const query: Query = {
    ...proposed,
    authorities: fixed.authorities ?? proposed.authorities,
    years: fixed.years ?? proposed.years,
    recent: fixed.recent,
    measures: proposed.measures.map(asMeasure),
    whole: proposed.whole && asMeasure(proposed.whole),
    compare: null,
    about: null,
    language,
  };
  return { kind: "query", query };
}

/** A number beside years. */
function hasNumber(question: string): boolean {
  return findNumbers(compact(question).replace(/(?:19|20)\d{2}年?/gu, " ")).length > 0;
}

function withoutFence(text: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/u.exec(text)?.[1] ?? text;
}

function asMeasure({ row, column }: z.infer<typeof cell>): CellMeasure {
  return { kind: "cell", row, column };
}

/** Those the question names, exactly; where it names none, those held of whose name it says a part. */
function keepsAuthorities(
  proposed: Query["authorities"],
  fixed: Query["authorities"] | null,
  question: string,
  library: Library,
): boolean {
  if (fixed !== null) return isSame(proposed, fixed, "default");
  if (typeof proposed === "string") return true;
  const asked = compact(question);
  return proposed.every((id) => {
    const held = library.authorities().find((authority) => authority.id === id);
    return held?.names.some((name) => pairsOf(ownPart(name)).some((pair) => asked.includes(pair))) ?? false;
  });
}

/** A name without the words that end every name of its kind. */
function ownPart(name: string): string {
  return compact(name).replace(/(?:人民政府|政府)?(?:办公厅|办公室|办事处)?$/u, "");
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** Those the question names, exactly; where it names none, those of which a report is held. */
function keepsYears(proposed: Query["years"], fixed: Query["years"] | null, library: Library): boolean {
  const held = new Set(library.reports().map((report) => report.year));
  const isHeld = typeof proposed === "string" || proposed.every((year) => held.has(year));
  return isHeld && (fixed === null || isSame(proposed, fixed, "latest"));
}

/** Saying nothing changes nothing. */
function isSame<T>(proposed: readonly T[] | string, fixed: readonly T[] | string, unsaid: string): boolean {
  if (proposed === unsaid) return true;
  return JSON.stringify(proposed) === JSON.stringify(fixed);
}
