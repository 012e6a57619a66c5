import type { Piece } from "./pieces.ts";

/** Words that name a column of table 二 and no row. */
const modifiers = new Set([
  "make",
  "newly_disclosed",
  "total_public",
  "repeal",
  "in_force",
  "decisions",
  "change",
  "last_year_items",
]);
const rows = new Set(["regulations", "normative", "licensing", "other_services", "penalties", "coercion", "fees"]);

/** 「规章和规范性文件废止几件」: the word that names the column counts for both rows; a piece that is nothing but such words is part of the row's. */
export function shareModifiers(all: readonly Piece[]): readonly Piece[] {
  const pieces = namedAgain(all);
  const said = pieces.flatMap((piece) => piece.concepts.filter(({ id }) => modifiers.has(id)));
  const hasRow = pieces.some((piece) => piece.concepts.some(({ id }) => rows.has(id)));
  if (said.length === 0 || !hasRow) return pieces;
  return pieces
    .filter((piece) => !isModifierOnly(piece))
    .map((piece) => {
      const takes =
        piece.concepts.some(({ id }) => rows.has(id)) && !piece.concepts.some(({ id }) => modifiers.has(id));
      return takes ? { ...piece, concepts: [...piece.concepts, ...said.slice(0, 1)] } : piece;
    });
}

function isModifierOnly(piece: Piece): boolean {
  return piece.concepts.length > 0 && piece.concepts.every(({ id }) => modifiers.has(id)) && saysNoMore(piece);
}

/** Words that name a column of a row named before. */
const ofProcurement = new Set(["amount", "items"]);

/** 「许可上年数和本年增减各多少」「规范性文件制发几件，废止几件」「采购项目数量及总金额」: another column of the row that stands before it, which is asked for as well. */
function namedAgain(pieces: readonly Piece[]): readonly Piece[] {
  const named: Piece[] = [];
  for (const piece of pieces) named.push(namedBefore(piece, named.at(-1)));
  return named;
}

function namedBefore(piece: Piece, before: Piece | undefined): Piece {
  if (before === undefined || !asksBeside(piece)) return piece;
  const row = before.concepts.filter(({ id }) => rows.has(id));
  const isColumn = isModifierOnly(piece) && before.concepts.some(({ id }) => modifiers.has(id));
  if (row.length > 0 && isColumn) return { ...piece, concepts: [...row, ...piece.concepts] };
  const bought = before.concepts.filter(({ id }) => id.startsWith("procurement"));
  const isOfBought =
    piece.concepts.length > 0 && piece.concepts.every(({ id }) => ofProcurement.has(id)) && saysNoMore(piece);
  return bought.length > 0 && isOfBought
    ? { ...piece, concepts: [{ id: "procurement", text: "采购" }, ...piece.concepts] }
    : piece;
}

/** What stands beside another thing, is set against it, or asks again. */
function asksBeside({ before, hasQuestion }: Piece): boolean {
  return before === "conj" || before === "compare" || ((before === "clause" || before === "question") && hasQuestion);
}

function saysNoMore({ columns, stated, unknown }: Piece): boolean {
  return columns.length + stated.length + unknown.length === 0;
}
