import { describe, expect, it } from "vitest";
import { readHtml, TooDeepError } from "../../src/reading/read-html.ts";

/** Lines as they are, grids as rows of cells 「text@column」. */
function blocksOf(html: string): readonly (string | readonly string[])[] {
  return readHtml(html).flatMap((block): readonly (string | readonly string[])[] =>
    block.kind === "line" ? [block.text] : block.rows.map((row) => row.map((cell) => `${cell.text}@${cell.column}`)),
  );
}

describe("an HTML page", () => {
  it("is lines and grids in reading order, without scripts and menus", () => {
    const html =
      "<html><head><title>x</title><style>p{}</style></head><body><nav>首页</nav><p>一、<b>总体</b>情况</p><script>1</script><table><tr><td>规章</td><td>0</td></tr></table>尾</body></html>";
    expect(blocksOf(html)).toEqual(["一、总体情况", ["规章@0", "0@1"], "尾"]);
  });

  it("lays out spans, over rows and columns", () => {
    const html =
      "<table><tr><td rowspan=2 colspan=2>申请人情况</td><th>自然人</th></tr><tr><td>3</td></tr><tr><td>一</td><td>二</td><td>5</td></tr></table>";
    expect(blocksOf(html)).toEqual([["申请人情况@0", "自然人@2"], ["3@2"], ["一@0", "二@1", "5@2"]]);
  });

  it.each(["0", "-1", "x", "99999", ""])("takes a colspan of 「%s」 for 1", (span) => {
    expect(blocksOf(`<table><tr><td colspan="${span}">a</td><td>b</td></tr></table>`)).toEqual([["a@0", "b@1"]]);
  });

  it("reads through tables that lay out the page", () => {
    expect(
      blocksOf("<table><tr><td>左</td><td><table><tr><td>规章</td><td>0</td></tr></table></td></tr></table>"),
    ).toEqual(["左", ["规章@0", "0@1"]]);
  });

  it("leaves out the row that the end of the file cuts off", () => {
    expect(blocksOf("<table><tr><td>规章</td><td>0</td></tr><tr><td>行政许可</td><td>1")).toEqual([["规章@0", "0@1"]]);
    expect(blocksOf("<table><tr><td>规章</td><td>0</td></tr>")).toEqual([["规章@0", "0@1"]]);
  });

  it.each(["<pre>规章 1 2 3\n行政许可 4</pre>", '<div style="white-space: pre-wrap">规章 1 2 3\n行政许可 4</div>'])(
    "keeps the lines of preformatted text: %s",
    (html) => {
      expect(readHtml(html).map((block) => block.kind === "line" && block.text)).toEqual(["规章 1 2 3", "行政许可 4"]);
    },
  );

  it("keeps a blank cell blank, whatever it is blank with", () => {
    expect(blocksOf("<table><tr><td>规章</td><td>&nbsp;</td><td><br></td><td> <p></p></td></tr></table>")).toEqual([
      ["规章@0", "@1", "@2", "@3"],
    ]);
  });

  it.each([
    ["a footnote's mark", "128<sup>1</sup>"],
    ["a footnote's mark in elements of its own", "128<sup><span>[1]</span></sup>"],
    ["what is struck out", "<del>7</del><s>8</s><span style='text-decoration: line-through'>9</span>128"],
    ["a form's field, whose value shows", "<input type='hidden' value='5'><input value='128'>"],
  ])("does not read %s as part of a number", (_, html) => {
    expect(blocksOf(`<table><tr><td>规章</td><td>${html}</td></tr></table>`)).toEqual([["规章@0", "128@1"]]);
  });

  it("of very many marks within marks is no crash", () => {
    expect(readHtml(`<table><tr><td>规章</td><td>${"<sup>".repeat(50_000)}</td></tr></table>`)).toHaveLength(1);
  });

  it.each(["div", "b", "table"])("nested beyond reading in <%s> is refused, not a crash", (tag) => {
    const open = tag === "table" ? "<table><tr><td>" : `<${tag}>`;
    expect(() => readHtml(open.repeat(100_000))).toThrow(TooDeepError);
  });

  it("of very many rows is no crash", () => {
    expect(readHtml(`<table>${"<tr><td>1</td></tr>".repeat(150_000)}</table>`)).toHaveLength(1);
  });
});
