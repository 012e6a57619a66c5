import type { Place } from "./place.ts";

/** `stated`: a number was printed. `blank`: the cell is empty. `not_applicable`: 「/」「-」「无」. `unreadable`: something was
 *  printed that cannot be tied to its row and column, or is no number. Only `stated` has a value: null is never zero. */
export type FigureStatus = "stated" | "blank" | "not_applicable" | "unreadable";

/** One number of one report, with its address and the place it is printed. */
export interface Figure {
  readonly report: string;
  /** Row and column ids of the national format (`knowledge/formats/`); both null for a figure stated in the prose. */
  readonly row: string | null;
  readonly column: string | null;
  /** As a reader sees the address: 「一、本年新收政府信息公开申请数量 · 总计」; for a stated figure, its subject. */
  readonly label: string;
  readonly value: number | null;
  /** The unit the value is in (件, 项, 条, 万元, 元, %…): the cell's own, else its heading's, else the format's; null where none is known. */
  readonly unit: string | null;
  readonly status: FigureStatus;
  /** The printed words: the cell, or for a stated figure its whole sentence. "" where the cell is blank. */
  readonly text: string;
  /** What was printed with the number and limits it: 「计划」「其中修订16件」; for a stated figure, see {@link StatedFigure}. */
  readonly note: string | null;
  /** Heading the figure stands under: 「三、收到和处理政府信息公开申请情况」. */
  readonly heading: string;
  readonly place: Place;
}

/** A number in the narrative, with what it counts. */
export interface StatedFigure extends Figure {
  readonly row: null;
  readonly column: null;
  readonly value: number;
  /** What is counted, without the number: 「信息公开目录更新」. */
  readonly subject: string;
  /** The clause the number stands in, with the number: 「信息公开目录更新 27 条」. */
  readonly clause: string;
  /** The word that softens the number: 余, 约, 达, 近, 多, 超过, 以上…; null where it is exact. */
  readonly softener: string | null;
  /** Sentence number within the report, from 0: figures of one sentence belong together (a total and its parts). */
  readonly sentence: number;
}
