// Installs what package-lock.json names, if it is not installed yet: run before `npm start` and `npm test`, so that each does all the set-up.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import process from "node:process";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  console.error(`gongkai needs Node 20.12 or newer; this is ${process.versions.node}. 需要 Node 20.12 或更新版本。`);
  process.exit(1);
}

const installed = "node_modules/.package-lock.json";
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs) {
  console.error("Installing packages, about two minutes the first time… 首次安装依赖，约需两分钟……");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(
      "Installing failed. Two packages are compiled here: a C++ compiler, make and Python 3 are needed (Debian/Ubuntu: apt-get install g++ make python3; macOS: xcode-select --install).\n" +
        "安装失败。有两个包需要在本机编译，请先安装 C++ 编译器、make 和 Python 3。",
    );
    process.exit(1);
  }
}
