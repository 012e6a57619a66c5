import type { LexiconFiles } from "./lexicon-files.ts";
import { cellsOf, isApplicant, type PieceMeaning, type RowMeaning } from "./measures.ts";
import type { CellMeasure, Measure, Operation, StatedMeasure } from "./query.ts";

/** The measures of a whole question, put together from its pieces. */
export interface MeasuresMeant {
  readonly measures: readonly Measure[];
  readonly whole: Measure | null;
  /** What is added to the whole: 「占许可和处罚之和」. */
  readonly wholeBeside: readonly Measure[];
  /** What the one measure can mean as well; the first is `measures[0]`. Empty: one meaning. */
  readonly readings: readonly CellMeasure[];
  /** Columns that every one of several measures can mean, likeliest first: 「规章和规范性文件一共几件」. Empty: one meaning. */
  readonly columnReadings: readonly string[];
  /** A table has no such column: the words that asked for it. */
  readonly badColumn: string | null;
}

/** Chooses the pieces that are asked for (not the ones that only set the scene) and gives each row its columns. */
export function assembleMeasures(
  all: readonly PieceMeaning[],
  operation: Operation,
  rates: LexiconFiles["measures"]["rates"],
): MeasuresMeant {
  const none = { whole: null, wholeBeside: [], readings: [], columnReadings: [], badColumn: null };
  const rate = all.flatMap((meaning) => meaning.piece.rates).map((index) => rates[index])[0];
  const spoken = all.filter(saysSomething);
  if (rate !== undefined) return { ...none, ...measuresOfRate(rate, spoken) };
  const wholePiece = operation === "share" ? wholeOf(spoken) : undefined;
  const beside = wholePiece === undefined ? [] : joinedTo(wholePiece, spoken);
  const isOfWhole = (meaning: PieceMeaning) => meaning === wholePiece || beside.includes(meaning);
  const { asked, columns } = withScene(spoken, dropScenery(spoken.filter((meaning) => !isOfWhole(meaning))));
  const rows = asked.filter((meaning) => meaning.rows.length > 0);
  const measures: Measure[] = [];
  let badColumn: string | null = null;
  for (const meaning of asked) {
    if (meaning.stated !== null) measures.push(meaning.stated);
    for (const row of meaning.rows) {
      const cells = columnsOfRow(row, meaning, columns, rows.length);
      if (cells === null) badColumn ??= meaning.piece.columnTexts.join("") || columns.join("、");
      else measures.push(...cells);
    }
  }
  if (rows.length === 0 && columns.length > 0 && asked.some(isOfUnknown)) badColumn ??= asked.map(textOf).join("");
  if (rows.length === 0 && columns.length > 0) measures.push(...bareColumns(columns, asked));
  const unique = dedupe(measures);
  const readings = unique.length === 1 ? readingsOf(rows[0]?.rows[0], unique[0]) : [];
  const measureOf = (meaning: PieceMeaning) => meaning.stated ?? wholeCell(meaning, unique[0]);
  const whole = wholePiece === undefined ? null : measureOf(wholePiece);
  const wholeBeside = beside.map(measureOf);
  // a whole that is named and not understood is never replaced by the total
  if (wholePiece !== undefined && [whole, ...wholeBeside].includes(null))
    badColumn ??= wholePiece.piece.columnTexts.join("");
  return {
    measures: unique,
    whole,
    wholeBeside: wholeBeside.filter((measure) => measure !== null),
    readings,
    columnReadings: sharedReadings(rows, unique),
    badColumn,
  };
}

function sharedReadings(asked: readonly PieceMeaning[], measures: readonly Measure[]): readonly string[] {
  const rows = asked.flatMap((meaning) => meaning.rows);
  const columns = rows[0]?.columns ?? [];
  const isShared = rows.every((row) => row.columns.join() === columns.join());
  return isShared && columns.length > 1 && measures.length > 1 && measures.length === rows.length ? columns : [];
}

type Rate = LexiconFiles["measures"]["rates"][number];

/** A rate that has a name: of all applicants, or of the one group named. What else is named is no part of it: 「行政许可公开率」 is none that the tables tell. */
function measuresOfRate(
  rate: Rate,
  spoken: readonly PieceMeaning[],
): Pick<MeasuresMeant, "measures"> & Partial<MeasuresMeant> {
  const { of, row, column } = rate;
  const whole = cell(of.row, of.column);
  const strange = spoken.find(
    (meaning) =>
      meaning.stated !== null || (!meaning.isWeak && meaning.rows.some((one) => ![row, of.row].includes(one.row))),
  );
  if (strange !== undefined) return { measures: [], badColumn: textOf(strange) };
  const columns = sharedColumns(spoken).filter((one) => one !== column);
  const [group, ...others] = columns;
  if (group === undefined) return { measures: [cell(row, column)], whole };
  if (others.length > 0 || column !== "total" || of.column !== "total" || !isApplicant(group))
    return { measures: [], badColumn: spoken.map(textOf).join("") };
  const isSplit = row.startsWith("requests.") && of.row.startsWith("requests.");
  return isSplit
    ? { measures: [cell(row, group)], whole: cell(of.row, group) }
    : { measures: [], badColumn: spoken.map(textOf).join("") };
}

/** 「表扬了多少个单位和个人」: what was done to them is not known, so that they are no applicants. */
function isOfUnknown({ piece, stated }: PieceMeaning): boolean {
  return stated !== null && piece.unknown.length > 0 && piece.after === "conj";
}

function textOf({ piece }: PieceMeaning): string {
  return [...piece.columnTexts, ...piece.concepts.map(({ text }) => text), ...piece.unknown].join("");
}

interface Asked {
  readonly asked: readonly PieceMeaning[];
  readonly columns: readonly string[];
}

/**
 * What is asked takes from the scene (「企业申请中」) what it does not say itself: the applicants, the row. A scene that no table counts
 * (「网上申请中」) makes all of it something that only the prose could count.
 */
function withScene(spoken: readonly PieceMeaning[], asked: readonly PieceMeaning[]): Asked {
  const columns = sharedColumns(asked);
  const scene = spoken.filter((meaning, i) => meaning.piece.after === "among" && i < spoken.length - 1);
  const uncounted = scene.find((meaning) => meaning.stated !== null)?.stated;
  if (uncounted) return { asked: asked.map((meaning) => withinStated(meaning, uncounted)), columns: [] };
  if (asked.length === 0) return { asked: scene, columns: sharedColumns(scene) };
  const sceneRows = scene.filter((meaning) => meaning.rows.length > 0);
  const other = sceneRows.find(
    (meaning) => !isOfRequests(meaning) && asked.some((one) => isOfOtherTable(one, meaning)),
  );
  if (other !== undefined) return { asked: asked.map((meaning) => withinStated(meaning, sceneOf(other))), columns: [] };
  const isOnlyColumns =
    columns.length > 0 && asked.every((meaning) => meaning.rows.length === 0 && meaning.stated === null);
  if (isOnlyColumns) return { asked: [...sceneRows.slice(-1).map(withoutColumns), ...asked], columns };
  return { asked, columns: columns.length > 0 ? columns : sharedColumns(scene) };
}

function tablesOf({ rows }: PieceMeaning): readonly string[] {
  return rows.map(({ row }) => row.slice(0, row.indexOf(".")));
}

function isOfRequests(meaning: PieceMeaning): boolean {
  return tablesOf(meaning).includes("requests");
}

/** 「行政许可里驳回的」: no table splits licences by the outcomes of applications. */
function isOfOtherTable(meaning: PieceMeaning, scene: PieceMeaning): boolean {
  const tables = tablesOf(scene);
  return tablesOf(meaning).some((table) => !tables.includes(table));
}

function sceneOf({ piece }: PieceMeaning): StatedMeasure {
  const words = piece.concepts.map(({ text }) => text);
  return { kind: "stated", words, variants: words.map(() => []), context: [], unit: piece.unit?.unit ?? null };
}

function withoutColumns(meaning: PieceMeaning): PieceMeaning {
  return { ...meaning, columns: [] };
}

function withinStated(meaning: PieceMeaning, scene: StatedMeasure): PieceMeaning {
  const { piece, stated } = meaning;
  const own = stated?.words ?? [...piece.concepts.map(({ text }) => text), ...piece.columnTexts];
  const words = [...scene.words, ...own];
  const variants = words.map((_, i) => scene.variants?.[i] ?? []);
  return {
    ...meaning,
    rows: [],
    columns: [],
    stated: { ...scene, words, variants, unit: piece.unit?.unit ?? scene.unit },
  };
}

function cell(row: string, column: string): CellMeasure {
  return { kind: "cell", row, column };
}

function saysSomething(meaning: PieceMeaning): boolean {
  return meaning.rows.length > 0 || meaning.columns.length > 0 || meaning.stated !== null;
}

/** 「A占B」: B. 「B中A占多少」: B. */
function wholeOf(spoken: readonly PieceMeaning[]): PieceMeaning | undefined {
  const [only, ...others] = spoken;
  // 「占办理结果多少」: of what was talked of before
  if (others.length === 0) return only?.piece.before === "whole" ? only : undefined;
  return (
    spoken.find((meaning) => meaning.piece.before === "whole") ??
    spoken.find((meaning, i) => meaning.piece.after === "among" && i < spoken.length - 1)
  );
}

/** 「占许可、处罚、强制三项之和」: what is joined to the whole. */
function joinedTo(whole: PieceMeaning, spoken: readonly PieceMeaning[]): readonly PieceMeaning[] {
  if (whole.piece.before !== "whole") return [];
  const behind = spoken.slice(spoken.indexOf(whole) + 1);
  const end = behind.findIndex(({ piece }) => piece.before !== "conj");
  return end < 0 ? behind : behind.slice(0, end);
}

/** The whole as a cell; one that names a column alone is of the row it is set against: 「维持是纠正的几倍」. */
function wholeCell(meaning: PieceMeaning, part: Measure | undefined): CellMeasure | null {
  const row = meaning.rows[0];
  const column = meaning.columns[0];
  if (row !== undefined) return cell(row.row, row.columns[0] ?? column ?? "total");
  if (column === undefined) return null;
  if (part?.kind === "cell") return cellsOf(part.row, [column])?.[0] ?? null;
  return isApplicant(column) ? cell("requests.new", column) : null;
}

/** Leaves out what only sets the scene: 「收到的申请中」, and everyday words beside a piece that says more. */
function dropScenery(spoken: readonly PieceMeaning[]): readonly PieceMeaning[] {
  const asksElsewhere = spoken.some(({ piece }) => piece.hasQuestion && !piece.isAboutAsker);
  const inner = spoken.filter(
    (meaning, i) =>
      (meaning.piece.after !== "among" || i === spoken.length - 1) && !(asksElsewhere && isOfAsker(spoken, i)),
  );
  if (inner.some((meaning) => !meaning.isWeak))
    return inner.filter((meaning) => !meaning.isWeak || standsForItself(meaning));
  if (inner.some(isJoined)) return inner;
  const asking = inner.filter((meaning) => meaning.piece.hasQuestion);
  return asking.length > 0 ? asking : inner.slice(0, 1);
}

/** 「我是一名教师，正在写教案」: clauses that tell of the asker, until one asks. */
function isOfAsker(spoken: readonly PieceMeaning[], at: number): boolean {
  const upTo = spoken.slice(0, at + 1);
  const first = upTo.findIndex(({ piece }) => piece.isAboutAsker);
  return first >= 0 && upTo.slice(first).every(({ piece, rows }) => !piece.hasQuestion && rows.length === 0);
}

function isJoined({ piece }: PieceMeaning): boolean {
  return [piece.before, piece.after].some((joint) => joint === "conj" || joint === "compare");
}

/** 「申请和复议各多少」: the applications are asked for too. */
function standsForItself(meaning: PieceMeaning): boolean {
  const { piece } = meaning;
  const ids = piece.concepts.map(({ id }) => id);
  if (ids.join() === "disclose" && isJoined(meaning)) return true;
  const names = ids.some((id) => id === "request" || id === "receive" || id === "closed");
  return names && (isJoined(meaning) || meaning.piece.hasQuestion);
}

function sharedColumns(asked: readonly PieceMeaning[]): readonly string[] {
  return [...new Set(asked.flatMap((meaning) => (meaning.stated === null ? meaning.columns : [])))];
}

function columnsOfRow(
  row: RowMeaning,
  meaning: PieceMeaning,
  shared: readonly string[],
  rowCount: number,
): readonly CellMeasure[] | null {
  const own = row.columns[0];
  if (own !== undefined) return shared.length > 0 && meaning.columns.length > 0 ? null : [cell(row.row, own)];
  if (rowCount === 1) return cellsOf(row.row, shared);
  if (meaning.columns.length > 0) return cellsOf(row.row, meaning.columns);
  const family = shared.filter((column) => isApplicant(column) === row.row.startsWith("requests."));
  return cellsOf(row.row, family);
}

/** Columns without a row: applicants of the new requests, results of remedies. */
function bareColumns(columns: readonly string[], asked: readonly PieceMeaning[]): readonly CellMeasure[] {
  const isOfLawsuit = asked.some((meaning) => meaning.piece.isOfLawsuit);
  return columns.map((column) => {
    if (column === "total") return cell("requests.outcome.total", "total");
    if (isApplicant(column)) return cell("requests.new", column);
    return cell(isOfLawsuit ? "remedies.litigation" : "remedies.all", column);
  });
}

function readingsOf(row: RowMeaning | undefined, measure: Measure | undefined): readonly CellMeasure[] {
  if (row === undefined || measure?.kind !== "cell") return [];
  if (row.or !== null) return [measure, cell(row.or, measure.column)];
  return row.columns.length > 1 ? row.columns.map((column) => cell(row.row, column)) : [];
}

function dedupe(measures: readonly Measure[]): readonly Measure[] {
  const seen = new Set<string>();
  return measures.filter((measure) => {
    const key =
      measure.kind === "cell" ? `${measure.row}/${measure.column}` : `${measure.words.join(" ")} ${measure.unit}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
