// expect: broken, failed
// Tries to export something that cannot be touched.
const { proxy, revoke } = Proxy.revocable(function () {}, {});
revoke();
module.exports = proxy;
