import type { Format, FormatTable } from "../format.ts";

/** Cells as a clerk calls them, from the labels the format prints. */
export interface CellNames {
  /** 「表三」 */
  table(row: string): string;
  /** 「一、本年新收政府信息公开申请数量」「（三）不予公开·1.属于国家秘密」「行政诉讼·复议后起诉」 */
  row(row: string): string;
  /** 「总计」「法人或其他组织·商业企业」 */
  column(row: string, column: string): string;
}

export function nameCells(format: Format): CellNames {
  const tables = new Map<string, string>();
  const rows = new Map<string, string>();
  const columns = new Map<string, string>();
  for (const table of format.tables) {
    for (const block of table.blocks) {
      for (const row of block.rows) {
        tables.set(row.id, tableName(table));
        // 「（一）予以公开」 is known by its own number; 「1.属于国家秘密」 and table four's rows need their parent
        const parent = /^（/u.test(row.label) ? undefined : row.under.at(-1);
        rows.set(row.id, [parent, withoutRemark(row.label)].filter(Boolean).join("·"));
        for (const column of block.columns) {
          columns.set(
            `${row.id}/${column.id}`,
            [column.under.at(-1), withoutRemark(column.label)].filter(Boolean).join("·"),
          );
        }
      }
    }
  }
  return {
    table: (row) => tables.get(row) ?? "",
    row: (row) => rows.get(row) ?? row,
    column: (row, column) => columns.get(`${row}/${column}`) ?? column,
  };
}

/** 「表三」 from the number of the part the table stands in: 「三、收到和处理政府信息公开申请情况」. */
export function tableName(table: FormatTable): string {
  return `表${table.heading.slice(0, 1)}`;
}

/** 「（二）部分公开（区分处理的，只计这一情形，不计其他情形）」 → 「（二）部分公开」 */
function withoutRemark(label: string): string {
  return label.replace(/(?<=.)（[^（）]*）$/u, "");
}
