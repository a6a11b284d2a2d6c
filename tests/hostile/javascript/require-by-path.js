// expect: broken
// Tries to load a file from outside of the lab.
module.exports = require('../../../../../etc/passwd');
