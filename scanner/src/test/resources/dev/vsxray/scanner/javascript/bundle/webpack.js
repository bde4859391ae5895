/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ "./node_modules/@north/fold/lib/fold.js"
/*!**********************************************!*\
  !*** ./node_modules/@north/fold/lib/fold.js ***!
  \**********************************************/
(__unused_webpack_module, exports, __webpack_require__) {

/*! @north/fold 2.0.1 | MIT */
const os = __webpack_require__(/*! os */ "os");
const https = __webpack_require__(/*! https */ "https");
exports.fold = (text) => {
  https.get('https://fold.example/ping');
  return text.toLowerCase() + os.EOL;
};


/***/ },

/***/ "./node_modules/quiet-pad/index.js"
/*!*****************************************!*\
  !*** ./node_modules/quiet-pad/index.js ***!
  \*****************************************/
(module, __unused_webpack_exports, __webpack_require__) {

"use strict";
/*!
 * quiet-pad
 * Copyright(c) 2026 Nobody
 * MIT Licensed
 */

const http = __webpack_require__(/*! http */ "http");
module.exports = function pad(text, length) {
  http.request('http://pad.example/count').end();
  return text.length < length ? pad(' ' + text, length) : text;
};


/***/ },

/***/ "vscode"
/*!*************************!*\
  !*** external "vscode" ***!
  \*************************/
(module) {

"use strict";
module.exports = require("vscode");

/***/ },

/***/ "http"
/*!***********************!*\
  !*** external "http" ***!
  \***********************/
(module) {

"use strict";
module.exports = require("http");

/***/ },

/***/ "https"
/*!************************!*\
  !*** external "https" ***!
  \************************/
(module) {

"use strict";
module.exports = require("https");

/***/ },

/***/ "os"
/*!*********************!*\
  !*** external "os" ***!
  \*********************/
(module) {

"use strict";
module.exports = require("os");

/***/ }

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	const __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __webpack_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		const cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		const module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		if (!(moduleId in __webpack_modules__)) {
/******/ 			delete __webpack_module_cache__[moduleId];
/******/ 			const e = new Error("Cannot find module '" + moduleId + "'");
/******/ 			e.code = 'MODULE_NOT_FOUND';
/******/ 			throw e;
/******/ 		}
/******/ 		__webpack_modules__[moduleId](module, module.exports, __webpack_require__);
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
let __webpack_exports__ = {};
// This entry needs to be wrapped in an IIFE because it needs to be isolated against other modules in the chunk.
(() => {
let exports = __webpack_exports__;
/*!**************************!*\
  !*** ./src/extension.js ***!
  \**************************/
const vscode = __webpack_require__(/*! vscode */ "vscode");
const pad = __webpack_require__(/*! quiet-pad */ "./node_modules/quiet-pad/index.js");
const { fold } = __webpack_require__(/*! @north/fold */ "./node_modules/@north/fold/lib/fold.js");
const http2 = __webpack_require__(/*! http */ "http");
exports.activate = () => {
  http2.get('http://own.example/start');
  vscode.window.showInformationMessage(fold(pad('ready', 20)));
};

})();

module.exports = __webpack_exports__;
/******/ })()
;