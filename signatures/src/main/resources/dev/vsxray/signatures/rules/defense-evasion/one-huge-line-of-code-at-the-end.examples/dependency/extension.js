exports.x = require('one');
