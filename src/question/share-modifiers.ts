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
export function shareModifiers(pieces: readonly Piece[]): readonly Piece[] {
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
  const { concepts, columns, stated, unknown } = piece;
  return (
    concepts.length > 0 &&
    concepts.every(({ id }) => modifiers.has(id)) &&
    columns.length + stated.length + unknown.length === 0
  );
}
