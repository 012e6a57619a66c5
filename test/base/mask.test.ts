import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPersonal } from "../../src/base/mask.ts";

describe("masking", () => {
  it.each([
    ["identity", "我的身份证号是230104199001011234，2020年收到多少件申请？", "***，2020年收到多少件申请？"],
    ["identity", "230104 19900101 123X", "***"],
    ["identity", "２３０１０４１９９００１０１１２３４", "***"],
    ["identity", "2301-0419-9001-0112-34", "***"],
    ["identity", "身份证130102850203123", "***"],
    ["phone", "13812345678,2020年收到多少件", "***,2020年收到多少件"],
    ["phone", "打 +86 138 1234 5678 找我", "打 *** 找我"],
    ["phone", "138-1234-5678", "***"],
    ["phone", "138.1234.5678", "***"],
    ["phone", "0453-6243321转8012", "***"],
    ["phone", "(0453)6243321", "***"],
    ["phone", "010 6243 3214", "***"],
    ["phone", "电话6243321", "***"],
    ["card", "卡号6222 0212 3456 7890 123", "***"],
    ["card", "6222021234567890123", "***"],
    ["email", "写到zhang.san@example.com吧", "写到***吧"],
    ["email", "ｚｈａｎｇ＠example.com", "***"],
    ["passport", "护照E12345678", "***"],
    ["passport", "passport EA1234567", "***"],
    ["address", "我住牡丹江市爱民区新华路88号3单元502室，收到几件？", "***，收到几件？"],
    ["address", "南京市鼓楼区中山北路1弄2号301室", "***"],
    ["address", "幸福小区3号楼2单元501", "***"],
    ["address", "爱民区收到多少件申请 我住中山路3号", "爱民区收到多少件申请 ***"],
    ["address", "朝阳大街一百二十号", "***"],
    ["address", "12 West Zhongshan Road", "***"],
  ] as const)("takes out %s: %s", (kind, said, masked) => {
    expect(maskPersonal(said)).toEqual({ text: masked, kinds: [kind] });
  });

  it("names each kind once, in the order found", () => {
    const said = "13812345678 或 13912345678，邮箱a.b@example.com，身份证230104199001011234";
    expect(maskPersonal(said).kinds).toEqual(["phone", "email", "identity"]);
  });

  it.each([
    "2020年收到多少件申请？",
    "浏览量7854070人次，转载3985758件",
    "国办发〔2019〕60号、牡政办发〔2019〕17号文件",
    "2018 2019 2020 2021",
    "2018-2019-2020-2021年",
    "20180101-20181231",
    "2019年1月1日至2020年12月31日",
    "13912345678元",
    "13812345678件",
    "浏览量12345678901234567次",
    "1234567890123456元",
    "3,985,758,000,000",
    "2623.7200万元",
    "648÷1.11=583.8",
    "中山街道办事处2020年收到多少件",
    "通乡街道2020年第3号公告",
    "第14条、第15条、第16条",
    "12345热线",
    "（七）总计 0",
  ])("leaves alone: %s", (said) => {
    expect(maskPersonal(said)).toEqual({ text: said, kinds: [] });
  });

  it("leaves alone any count with its unit, any year and any document number", () => {
    const count = fc
      .tuple(fc.nat(999_999_999), fc.constantFrom("件", "人次", "万元", "条", "次", "元", "项"))
      .map((parts) => parts.join(""));
    const year = fc.integer({ min: 2008, max: 2030 }).map((number) => `${number}年`);
    const document = fc
      .tuple(fc.constantFrom("国办发", "黑政规", "牡政办发"), fc.integer({ min: 2008, max: 2030 }), fc.nat(999))
      .map(([issuer, number, serial]) => `${issuer}〔${number}〕${serial}号`);
    fc.assert(
      fc.property(fc.array(fc.oneof(count, year, document), { minLength: 1, maxLength: 6 }), (facts) => {
        expect(maskPersonal(facts.join("，")).kinds).toEqual([]);
      }),
    );
  });

  it("takes out any identity or mobile number, however it is grouped and wherever it stands", () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
    const identity = fc
      .tuple(fc.constantFrom("230104", "110105", "650102"), fc.integer({ min: 1930, max: 2020 }), digits(3))
      .map(([region, year, serial]) => `${region}${year}0712${serial}X`);
    const mobile = fc.tuple(fc.constantFrom("13", "15", "18", "19"), digits(9)).map((parts) => parts.join(""));
    const gap = fc.constantFrom("", " ", "-");
    const start = fc.constantFrom("", "，", "我是", "2020年，", "2020年收到多少件？");
    const end = fc.constantFrom("", "，", "。2020年，", "，2020年收到多少件？", " 收到几件");
    fc.assert(
      fc.property(fc.oneof(identity, mobile), gap, start, end, (number, between, before, after) => {
        const grouped = [number.slice(0, number.length - 8), number.slice(-8, -4), number.slice(-4)].join(between);
        const { text, kinds } = maskPersonal(before + grouped + after);
        expect(kinds).toHaveLength(1);
        expect(text.replace(/2020年/gu, "")).not.toMatch(/\d/u);
      }),
    );
  });

  it("changes nothing in what is masked already", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (said) => {
        const once = maskPersonal(said).text;
        expect(maskPersonal(once).text).toBe(once);
      }),
    );
  });

  it.each(["1 ", "路", "1", "a@", "a.", "138 1", "三号楼", "电话 ", "0453-"])(
    "comes to an end with 「%s」 over and over",
    (piece) => {
      const text = piece.repeat(40_000 / piece.length);
      const masked = maskPersonal(text).text;
      expect(maskPersonal(masked).text).toBe(masked);
    },
  );
});
