import type { Language } from "../base/language.ts";
import type { GuidanceFinding } from "./guidance/guidance-finding.ts";

export type { Language } from "../base/language.ts";

/** What is asked for: one row and column of a table, or something only the prose counts.
 *  `row` is an id of `knowledge/formats/` or of a computed sub-total in `knowledge/terms/` (e.g. `requests.outcome.refused`);
 *  `column` an id, or a computed one (e.g. `organizations`). */
export type Measure = CellMeasure | StatedMeasure;

export interface CellMeasure {
  readonly kind: "cell";
  readonly row: string;
  readonly column: string;
  /** 「正文里说受理几件」: as a sentence of the report states it, whatever the table prints. */
  readonly isOfProse?: true;
}

export interface StatedMeasure {
  readonly kind: "stated";
  /** The content words of the question that no other slot took: matched against the subjects of stated figures. */
  readonly words: readonly string[];
  /** Other ways of saying each of the words, in the order of `words`: 「访问量」 → 浏览量, 点击量. Empty arrays where none is known. */
  readonly variants?: readonly (readonly string[])[];
  /** Everyday words that stood by (发布, 信息, 办理): they break ties between figures and need not match. Already in `words` where nothing else is. */
  readonly context?: readonly string[];
  /** The unit the question names (「几期」→ 期; 「多少钱」→ 元), or null. */
  readonly unit: string | null;
}

/**
 * `value`: the figure of each measure, year and authority. `list`: every row under a measure (各项办理结果). `breakdown`: a row by column (各类申请人).
 * `sum`: the measures, years or authorities added. `difference`: between two years, measures or authorities. `growth`: the same, in percent.
 * `share`: the measure of `whole`, in percent. `rank`: authorities (or years, or the parts of a measure) in order. `extreme`: the first of a rank.
 * `yesno`: is it more than none, or does it satisfy `compare`. `check`: does the report agree with itself (勾稽, 对不对得上, 为什么). `about`: title, compiler, period, basis of a report.
 * `reports`: which reports the library holds.
 */
export type Operation =
  | "value"
  | "list"
  | "breakdown"
  | "sum"
  | "difference"
  | "growth"
  | "share"
  | "rank"
  | "extreme"
  | "yesno"
  | "check"
  | "about"
  | "reports";

/** The typed meaning of a question about the reports. */
export interface Query {
  readonly operation: Operation;
  /** Of a difference or growth the first is set against the second, authorities, years and measures alike: 「2024年比2023年多多少」 → [2024, 2023].
   *  Authority ids, in the order named. `default`: none was named. `all`: every one in the library (「哪个单位最多」). */
  readonly authorities: readonly string[] | "default" | "all";
  /** Calendar years, in the order named. `latest`: none was named. `all`: every year held (「历年」). A year that only follows from the words
   *  (同比, 比去年) need not be held; with several years of a list the ones not held are to be said. */
  readonly years: readonly number[] | "latest" | "all";
  /** How many of the latest years held are meant (「近三年」 → 3), with years "latest". */
  readonly recent: number | null;
  readonly measures: readonly Measure[];
  /** Of a share: what 100 % is. Null: the total the format gives. */
  readonly whole: Measure | null;
  /** Of a share: of whom and when the same measures, added, are 100 %. Absent: what is 100 % is of the same report. */
  readonly base?: Pick<Query, "authorities" | "years" | "recent">;
  /** Of a share: what is added to the whole to make 100 % (「占许可和处罚之和」). Absent: nothing. */
  readonly wholeBeside?: readonly Measure[];
  /** Of a difference: how far the two are apart, whichever is more (「相差多少」): never below 0. */
  readonly isApart?: true;
  /** Of a difference: the second is a part of the first, and what is left without it is asked for. */
  readonly isLeftOver?: true;
  /** Of a share: wanted as so many times (几倍) the whole. Absent: in percent. */
  readonly isRatio?: true;
  /** Of a share: so much of the measure for each of the whole, in the measure's own unit. */
  readonly isAverage?: true;
  /** Of a share: the measures are added first. Absent: each has a share of its own. */
  readonly isTogether?: true;
  /** Of a sum: divided by how many were added. */
  readonly isMean?: true;
  /** Of a difference between years: the first is set against the second as they are named (「2019年比2020年多多少」). Absent: the later against the earlier. */
  readonly isInOrder?: true;
  /** Of a share: of the same measure of the second year or body (「2020年是2019年的百分之几」). */
  readonly isOfOther?: true;
  /** Of a rank or extreme: what is ranked. */
  readonly over: "authorities" | "years" | "measures" | "columns" | null;
  /** Of an extreme or rank: the largest or the smallest first. */
  readonly direction: "most" | "least" | null;
  /** Of a rank over authorities: whose place in it is asked for. */
  readonly placeOf?: string;
  /** Of an extreme: which place in that order is asked for, from the second on. Absent: the first. Of a rank: how many of it are. */
  readonly place?: number;
  /** Of a yes/no question with a bound: 「超过100件了吗」. */
  readonly compare: Bound | null;
  /** Of `about`: what is asked. */
  readonly about: About | null;
  /** The unit the answer is wanted in (「换成元」): of money only. */
  readonly convertTo?: "元" | "万元" | "亿元";
  /** Every reading that the words allow equally, this one first: where they give one number it is the answer, else ask with these options. Absent: one reading. */
  readonly alternatives?: readonly Reading[];
  readonly language: Language;
}

/** 「超过2000万元」. */
export interface Bound {
  readonly relation: ">" | ">=" | "<" | "<=" | "=";
  readonly value: number;
  /** Of money: what the value is in. Absent: whatever the figure is in. */
  readonly unit?: "元" | "万元" | "亿元";
}

/** What is asked of a report itself. `problems`: part five; `other_matters`: part six; `overview`: part one. */
/** `page`: where the measures stand. */
export type About =
  | "page"
  | "compiler"
  | "period"
  | "basis"
  | "title"
  | "published"
  | "problems"
  | "other_matters"
  | "overview";

/** One reading of ambiguous words: 受理 as 本年新收, or as 本年新收＋上年结转. */
export interface Reading extends Option {
  readonly query: Query;
}

/** Which words became which slot: what `--explain` prints. */
export interface Slot {
  readonly text: string;
  readonly slot: "authority" | "year" | "row" | "column" | "operation" | "unit" | "whole" | "compare" | "filler";
  readonly meaning: string;
}

export interface Option {
  readonly label: string;
  /** The message to send when the option is chosen: a whole question that is understood without the thread. */
  readonly send: string;
}

/** The outcome of understanding. Words that matter and found no slot make it `unknown`, never a near miss. */
export interface Understanding {
  readonly language: Language;
  /** The message as it was asked: what an option repeats with a missing name in front. Absent: the texts of the slots stand for it. */
  readonly question?: string;
  readonly slots: readonly Slot[];
  /** Content words that found no slot. */
  readonly leftover: readonly string[];
  /** Things assumed that must be said aloud, as sentences in the language asked: 「今年（2026年）的报告尚未公布，最近一份是2020年」. */
  readonly assumptions: readonly string[];
  /** What the words say by themselves, whether or not it makes a whole question: what a message that goes on from the one before adds to it. Absent: not about reports. */
  readonly heard?: Query;
  readonly outcome:
    | { readonly kind: "query"; readonly query: Query }
    | { readonly kind: "clarify"; readonly question: string; readonly options: readonly Option[] }
    | {
        readonly kind: "unknown";
        readonly reason: UnknownReason;
        /** The words, or the body, or the year, that is not known. */
        readonly subject: string;
        /** What was otherwise understood: the true figure to restate beside a refused instruction. Never to answer with in its place. */
        readonly query?: Query;
      }
    | ({
        readonly kind: "passage";
        /** What the question means otherwise: answered where no passage answers. */
        readonly instead: Understanding["outcome"];
      } & PassageAsked)
    /** A question of procedure, or a matter that belongs elsewhere. */
    | { readonly kind: "guidance"; readonly finding: GuidanceFinding }
    | {
        readonly kind: "chat";
        readonly topic: "greeting" | "thanks" | "closing" | "goodbye" | "help" | "identity" | "insult";
      };
  /** Topics of procedure that a message which nothing answers may be about, the nearest first. */
  readonly nearTopics?: readonly string[];
  /** The topic of procedure that the words of a query may mean as well. */
  readonly maybeGuidance?: GuidanceFinding;
  /** What to look for in the narrative where the query finds no figure. Absent: nothing. */
  readonly passage?: PassageAsked;
}

/** Parts of a report that are asked for as such: what is amiss, what is to be done about it, part six, and what it says of fees. */
export type PassageSection = "problems" | "improvement" | "other_matters" | "fees";

/** What is to be told in the report's own sentences. */
export interface PassageAsked {
  /** What the question says beside names, years and the asking: each must be told of. Empty only where sections are asked for. */
  readonly words: readonly string[];
  readonly sections: readonly PassageSection[];
  readonly authorities: Query["authorities"];
  readonly years: Query["years"];
}

/** Why a question cannot be answered. `authority`: a body the library does not hold. `year`: a year it does not hold. `measure`: nothing counts what is asked.
 *  `column`: the report does not break it down that way. `out_of_scope`: not about the reports. `instruction`: an order to change or invent figures. `personal`: asks about a person.
 *  `empty`: no words. `too_long`: more than a question. */
export type UnknownReason =
  | "authority"
  | "year"
  | "measure"
  | "column"
  | "out_of_scope"
  | "instruction"
  | "personal"
  | "empty"
  | "too_long";
