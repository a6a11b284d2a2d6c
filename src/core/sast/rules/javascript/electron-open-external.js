import { app, ipcMain, shell } from 'electron';

const SCHEMES = new Set(['https:', 'mailto:']);
const PAGES = { help: 'https://tidewater.example/help', charts: 'https://tidewater.example/charts' };

ipcMain.on('open', (event, url) => {
  // ruleid: javascript-electron-open-external
  shell.openExternal(url);
  if (new URL(url).protocol !== 'https:') return;
  // ok: javascript-electron-open-external
  shell.openExternal(url);
});

ipcMain.handle('open-page', async (event, page) => {
  // ok: javascript-electron-open-external
  await shell.openExternal(PAGES[page] ?? PAGES.help);
  // ok: javascript-electron-open-external
  await shell.openExternal(`https://tidewater.example/boats/${page}`);
  // ruleid: javascript-electron-open-external
  await shell.openExternal('https:' + page);
});

function open(address) {
  // ruleid: javascript-electron-open-external
  return shell.openExternal(address);
}

function openSafely(address) {
  if (!SCHEMES.has(new URL(address).protocol)) throw new Error('not an address that we open');
  // ok: javascript-electron-open-external
  return shell.openExternal(address);
}

app.on('web-contents-created', (created, contents) => {
  contents.setWindowOpenHandler(({ url }) => {
    open(url);
    if (url.includes('https:')) {
      // ruleid: javascript-electron-open-external
      shell.openExternal(url);
    }
    openSafely(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event, url) => {
    event.preventDefault();
    // ok: javascript-electron-open-external
    if (url.startsWith('https://tidewater.example/')) shell.openExternal(url);
    // ok: javascript-electron-open-external
    shell.openExternal('https://tidewater.example/');
  });
});
