import type { Surroundings } from "../app.ts";
import { loadFeeRates, reckonFee } from "../application/fee.ts";
import { RefusedInputError } from "../base/errors.ts";
import { wholeNumber } from "./case.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

/** `fee --items N | --pages N`: what 国办函〔2020〕109号 lets an authority charge, should it decide to. */
export async function fee(
  around: Surroundings,
  io: Io,
  options: { readonly json?: boolean; readonly items?: string; readonly pages?: string },
): Promise<ExitCode> {
  const items = wholeNumber(options.items, "--items");
  const pages = wholeNumber(options.pages, "--pages");
  if ((items === null) === (pages === null)) {
    throw new RefusedInputError(
      "--items（当月件数）和 --pages（页数）要写一个、只写一个：按件、按量二选一。Give one of them.",
    );
  }
  const basis = items === null ? "pages" : "items";
  const reckoned = reckonFee(loadFeeRates(around.knowledge), basis, items ?? pages ?? 0);
  if (options.json) {
    io.out(jsonLine({ ...reckoned, unit: "元", authority: "国办函〔2020〕109号" }));
    return 0;
  }
  const unit = basis === "items" ? "件" : "页";
  const parts = reckoned.parts.map(({ count, rateYuan }) => `${count} ${unit} × ${rateYuan} 元`).join(" + ");
  io.out(
    `${reckoned.count} ${unit}：${reckoned.feeYuan} 元${parts === "" ? "" : `（${parts}）`}；收不收由机关决定（国办函〔2020〕109号）。\n`,
  );
  return 0;
}
