import { cruise } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";

// The import rules of .dependency-cruiser.cjs over the folder given (src). With a compiler that it does not know, dependency-cruiser
// sees no TypeScript and finds no fault: seeing nothing is a failure here.
const folder = process.argv[2] ?? "src";
const options = await extractDepcruiseOptions("./.dependency-cruiser.cjs");
const { output } = await cruise([folder], { ...options, outputType: "json" }, undefined, {
  tsConfig: extractTsConfig("tsconfig.json"),
});
const { violations, totalCruised, totalDependenciesCruised } = JSON.parse(output).summary;
for (const { rule, from, to } of violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
const sawNothing = totalCruised === 0 || totalDependenciesCruised === 0;
if (sawNothing) console.error(`error: no module was seen in ${folder}`);
console.log(`${totalCruised} modules, ${totalDependenciesCruised} imports, ${violations.length} violations`);
if (sawNothing || violations.length > 0) process.exitCode = 1;
