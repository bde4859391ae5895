/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	// The require scope
/******/ 	const __webpack_require__ = {};
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__webpack_require__.n = (module) => {
/******/ 		const getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__webpack_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	// define getter/value functions for harmony exports
/******/ 	__webpack_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__webpack_require__.o(definition, key) && !__webpack_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	__webpack_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop));
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	// define __esModule on exports
/******/ 	__webpack_require__.r = (exports) => {
/******/ 		Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ 	
/************************************************************************/
let __webpack_exports__ = {};
// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  activate: () => (/* binding */ activate)
});

;// external "vscode"
const external_vscode_namespaceObject = require("vscode");
var external_vscode_default = /*#__PURE__*/__webpack_require__.n(external_vscode_namespaceObject);
;// external "http"
const external_http_namespaceObject = require("http");
var external_http_default = /*#__PURE__*/__webpack_require__.n(external_http_namespaceObject);
;// ./node_modules/quiet-pad/index.js

function pad(text, length) {
  external_http_namespaceObject.request('http://pad.example/count').end();
  return text.length < length ? pad(' ' + text, length) : text;
}

;// external "os"
const external_os_namespaceObject = require("os");
;// external "https"
const external_https_namespaceObject = require("https");
;// ./node_modules/@north/fold/lib/fold.js


const fold = (text) => {
  external_https_namespaceObject.get('https://fold.example/ping');
  return text.toLowerCase() + external_os_namespaceObject.EOL;
};

;// ./src/extension.js




const activate = () => {
  external_http_default().get('http://own.example/start');
  external_vscode_default().window.showInformationMessage(fold(pad('ready', 20)));
};

module.exports = __webpack_exports__;
/******/ })()
;