import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/base/knowledge.ts";
import { authorityOf, bodiesSchema, splitPlaces, unnamedAuthority } from "../../src/reading/authority.ts";

const { bodies } = readKnowledge(join("knowledge", "terms", "bodies.yaml"), bodiesSchema);
const of = (name: string, compiler: string | null = null) => authorityOf(name, compiler, bodies);

describe("the authority that a name stands for", () => {
  it("is one body under its many names", () => {
    const names = of("牡丹江市爱民区").names;
    for (const name of ["爱民区", "爱民区人民政府", "爱民区政府", "牡丹江市爱民区人民政府", "区政府", "爱民"])
      expect(names).toContain(name);
    expect(of("爱民区", "牡丹江市爱民区人民政府办公室").id).toBe("牡丹江市爱民区人民政府");
    expect(of("爱民区政府", "牡丹江市爱民区人民政府办公室").id).toBe(of("牡丹江市爱民区人民政府").id);
  });

  it("is another body in another city", () => {
    expect(of("南京市鼓楼区").id).not.toBe(of("福州市鼓楼区").id);
    expect(of("鼓楼区", "福州市鼓楼区人民政府办公室").id).toBe("福州市鼓楼区人民政府");
  });

  it("takes no wider place from the compiler of another place", () => {
    expect(of("鼓楼区", "福州市台江区人民政府办公室").id).toBe("鼓楼区人民政府");
  });

  it.each([
    ["镇江市", "镇江市人民政府", "government", "city", ["镇江市"]],
    ["新乡市", "新乡市人民政府", "government", "city", ["新乡市"]],
    ["青石市政府", "青石市人民政府", "government", "city", ["青石市"]],
    ["湖北省", "湖北省人民政府", "government", "province", ["湖北省"]],
    ["上海市", "上海市人民政府", "government", "province", ["上海市"]],
    ["内蒙古自治区", "内蒙古自治区人民政府", "government", "province", ["内蒙古自治区"]],
    ["长阳土家族自治县", "长阳土家族自治县人民政府", "government", "county", ["长阳土家族自治县"]],
    ["鄂尔多斯市准格尔旗", "鄂尔多斯市准格尔旗人民政府", "government", "county", ["鄂尔多斯市", "准格尔旗"]],
    ["锡林郭勒盟", "锡林郭勒盟人民政府", "government", "city", ["锡林郭勒盟"]],
    ["上海市浦东新区", "上海市浦东新区人民政府", "government", "county", ["上海市", "浦东新区"]],
    ["桃江县鲊埠回族乡", "桃江县鲊埠回族乡人民政府", "government", "town", ["桃江县", "鲊埠回族乡"]],
    ["云溪区人民政府", "云溪区人民政府", "government", "county", ["云溪区"]],
    ["云溪高新技术产业开发区管委会", "云溪高新技术产业开发区管委会", "other", "county", ["云溪高新技术产业开发区"]],
    ["中共云溪县委办公室", "中共云溪县委办公室", "department", "county", ["云溪县"]],
    ["湖北省人民政府办公厅", "湖北省人民政府办公厅", "office", "province", ["湖北省"]],
    ["云溪区政府办公室", "云溪区政府办公室", "office", "county", ["云溪区"]],
    ["镇江市市场监督管理局", "镇江市市场监督管理局", "department", "city", ["镇江市"]],
    ["黄冈市城市管理局", "黄冈市城市管理局", "department", "city", ["黄冈市"]],
    ["青石市市政工程管理局", "青石市市政工程管理局", "department", "city", ["青石市"]],
    ["国家税务总局镇江市税务局", "国家税务总局镇江市税务局", "department", "city", ["镇江市"]],
    ["云溪区中关村街道", "云溪区中关村街道办事处", "street", "town", ["云溪区", "中关村街道"]],
    ["武汉经济技术开发区", "武汉经济技术开发区", "other", "county", ["武汉经济技术开发区"]],
    ["云溪区工业园区管委会", "云溪区工业园区管委会", "other", "county", ["云溪区"]],
  ])("「%s」 is %s", (name, id, kind, level, places) => {
    expect(of(name)).toMatchObject({ id, kind, level, places, isNamed: true });
  });

  it.each(["云溪区教育局", "云溪区中关村街道办事处", "云溪区清泉镇", "云溪区人民政府办公室", "云溪区工业园区管委会"])(
    "「%s」 is never called by its district's name",
    (name) => {
      expect(of(name).id).not.toBe(of("云溪区").id);
      for (const own of of("云溪区").names.filter((one) => one !== "人民政府"))
        expect([name, of(name).names.includes(own)]).toEqual([name, false]);
    },
  );

  it.each([
    ["黄冈市市场监督管理局", ["黄冈市市监局", "黄冈市市场监管局", "市市场监管局"]],
    ["云溪区发展和改革委员会", ["云溪区发改委", "区发改委"]],
    ["恩施土家族苗族自治州", ["恩施州", "恩施州政府", "自治州政府"]],
    ["长阳土家族自治县", ["长阳县"]],
    ["上海市浦东新区", ["浦东", "浦东新区", "区政府"]],
    ["国家税务总局镇江市税务局", ["国家税务总局镇江市税务局", "镇江市税务局"]],
    ["云溪区中关村街道办事处", ["中关村街道", "中关村街道办"]],
    ["湖北省", ["湖北", "湖北省政府", "省政府"]],
  ])("「%s」 is also called %j", (name, others) => {
    expect(of(name).names).toEqual(expect.arrayContaining(others));
  });

  it("is known by its file where the report names none", () => {
    const [one, other] = [unnamedAuthority("a", "区统计局"), unnamedAuthority("b", "区统计局")];
    expect(one).toMatchObject({ isNamed: false, names: [], id: "区统计局（a）" });
    expect(one.id).not.toBe(other.id);
    expect(unnamedAuthority("a", null).id).toBe("未写明单位（a）");
  });
});

describe("cutting the places off a name", () => {
  it.each([
    ["荔湾区人民政府南源街道办事处", ["荔湾区", "南源街道"], "办事处"],
    ["江苏省镇江市丹徒区世业镇人民政府", ["江苏省", "镇江市", "丹徒区", "世业镇"], "人民政府"],
    ["城市管理局", [], "城市管理局"],
    ["市场监督管理局", [], "市场监督管理局"],
    ["教育局", [], "教育局"],
  ])("「%s」", (name, places, rest) => {
    expect(splitPlaces(name)).toEqual({ places, rest });
  });
});
