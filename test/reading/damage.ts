/** What happens to the lines of a printed report on its way through pages and dumps. Nothing is lost by any of it. */
export const damages = {
  /** A page's number comes to stand anywhere, in a row or in a label. */
  "page marks": (lines, at, pick) => insert(lines, at, ["", marks[pick % marks.length] ?? "", ""]),
  /** The headings of table 三 are printed again at the top of a page. */
  "repeated headings": (lines, at) => {
    const start = lines.findIndex((line) => line.includes("申请人情况"));
    const end = lines.findIndex((line) => line.includes("一、本年新收"));
    const rows = lines.flatMap((_, index) => (index > end && isRowEnd(lines, index) ? [index + 1] : []));
    return insert(lines, rows[at % rows.length] ?? lines.length, lines.slice(start, end));
  },
  /** A line of numbers goes over into the next. */
  "wrapped rows": (lines, at, pick) => {
    const long = lines.flatMap((line, index) => ((line.match(/\b\d+\b/gu)?.length ?? 0) >= 7 ? [index] : []));
    const index = long[at % Math.max(1, long.length)];
    if (index === undefined) return lines;
    const pieces = (lines[index] ?? "").split(/(?<=\d)\s+(?=\d)/u);
    const cut = 1 + (pick % (pieces.length - 1));
    return [
      ...lines.slice(0, index),
      pieces.slice(0, cut).join(" "),
      pieces.slice(cut).join(" "),
      ...lines.slice(index + 1),
    ];
  },
  /** Two neighbouring lines of headings change places. */
  "swapped headings": (lines, at) => {
    const heads = lines.flatMap((line, index) =>
      /自然人|商业企业|法人或其他|科研机构|本年新|对外公开|上一年|本年制发|本年废止/u.test(line) && !/\d/u.test(line)
        ? [index]
        : [],
    );
    const index = heads[at % heads.length] ?? 0;
    const [one = "", other = ""] = [lines[index], lines[index + 1]];
    return /\d/u.test(other) ? lines : [...lines.slice(0, index), other, one, ...lines.slice(index + 2)];
  },
} as const satisfies Record<string, Damage>;

type Damage = (lines: readonly string[], at: number, pick: number) => readonly string[];

const marks = ["- 3 -", "— 3 —", "第 3 页", "第3页 共9页", "·3·", "3/9", "Page 3 of 9", "-3-", "第三页"];

function insert(lines: readonly string[], at: number, added: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line.includes("第二十条"));
  const index = at < from ? from + 1 + (at % (lines.length - from - 1)) : Math.min(at, lines.length);
  return [...lines.slice(0, index), ...added, ...lines.slice(index)];
}

function isRowEnd(lines: readonly string[], index: number): boolean {
  return /\d\s*$/u.test(lines[index] ?? "") && !/^[\s\d]*$/u.test(lines[index + 1] ?? "0");
}
