// expect: broken
// Tries to read the disk.
const fs = require('fs');
console.log(fs.readFileSync('/etc/passwd', 'utf8'));
