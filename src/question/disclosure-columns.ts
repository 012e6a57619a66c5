import type { FormatId } from "../report/report.ts";
import type { Piece } from "./pieces.ts";

/** How the column of a row of table 二 is told: by what the row counts. */
export type ColumnFamily = "document" | "service" | "fee" | "procurement";

/**
 * The columns that the words of a piece can mean for a row of table 二, likeliest first; more than one where the words leave it open.
 * The format decides what there is: 项目数 is printed in 2019 only, 现行有效 in 2021 only. A column that the format lacks is given where it is named outright.
 */
export function disclosureColumns(family: ColumnFamily, piece: Piece, format: FormatId): readonly string[] {
  const has = (id: string) => piece.concepts.some((concept) => concept.id === id);
  const is2021 = format !== "2019";
  switch (family) {
    case "document":
      if (has("repeal")) return ["repealed"];
      if (has("in_force")) return ["in_force"];
      if (has("total_public")) return ["total_public"];
      if (has("newly_disclosed")) return ["disclosed"];
      if (has("make")) return ["made"];
      if (piece.saysTotal) return [is2021 ? "in_force" : "total_public"];
      if (is2021) return has("publish") ? ["made"] : ["made", "in_force"];
      return has("publish") || has("disclose") ? ["total_public", "disclosed"] : ["made", "total_public"];
    case "service":
      if (has("decisions") || has("handle") || has("closed")) return ["decisions"];
      if (has("last_year_items")) return ["last_year"];
      if (has("change")) return ["change"];
      // 事项 are no decisions: format 2021 does not print them
      if (has("items")) return ["last_year"];
      return ["decisions"];
    case "fee":
      if (has("change")) return ["change"];
      if (has("last_year_items")) return ["last_year"];
      if (has("amount") || has("fee_amount") || piece.unit?.measures === "money") return ["amount"];
      if (has("receive") && piece.unit === null) return ["amount"];
      if (has("items") || piece.unit?.measures === "items") return ["last_year"];
      return is2021 ? ["amount"] : ["last_year"];
    case "procurement":
      if (has("amount") || has("procurement_amount") || piece.unit?.measures === "money") return ["amount"];
      if (has("items") || has("procurement_items") || piece.unit?.measures === "items") return ["count"];
      return ["count", "amount"];
  }
}
