// Runs before the first paint (a blocking script of our own origin): a chosen theme shows without a flash, a member
// is not greeted as a visitor, and
// styles know that scripts run. Plain JavaScript, because it is linked as a file and not bundled.
(function () {
  var root = document.documentElement;
  root.dataset.scripts = 'on';
  try {
    var theme = localStorage.getItem('gatehouse.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (localStorage.getItem('gatehouse.member')) root.dataset.member = 'expected';
  } catch {
    // Storage is refused in some private windows: the system's theme stays.
  }
})();
