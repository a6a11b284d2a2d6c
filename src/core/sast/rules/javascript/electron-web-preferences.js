import { BrowserWindow } from 'electron';

export function windows(preload) {
  // ruleid: javascript-electron-web-preferences
  const main = new BrowserWindow({ width: 800, webPreferences: { nodeIntegration: true, preload } });
  // ruleid: javascript-electron-web-preferences
  const chart = new BrowserWindow({ webPreferences: { preload, contextIsolation: false } });
  // ruleid: javascript-electron-web-preferences
  const options = { webPreferences: { webSecurity: false } };
  // ok: javascript-electron-web-preferences
  const plain = new BrowserWindow({ width: 800, webPreferences: { preload } });
  // ok: javascript-electron-web-preferences
  const strict = new BrowserWindow({ webPreferences: { preload, nodeIntegration: false, contextIsolation: true } });
  // ok: javascript-electron-web-preferences
  const sandboxed = new BrowserWindow({ webPreferences: { sandbox: true } });
  return [main, chart, new BrowserWindow(options), plain, strict, sandboxed];
}

export function onAttach(contents) {
  contents.on('will-attach-webview', (event, webPreferences, params) => {
    // ruleid: javascript-electron-web-preferences
    webPreferences.nodeIntegration = true;
    // ok: javascript-electron-web-preferences
    webPreferences.contextIsolation = true;
    event.preventDefault(params);
  });
}
