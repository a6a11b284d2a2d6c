import { app } from 'electron';
import puppeteer from 'puppeteer';

export async function print(url) {
  // ruleid: javascript-browser-sandbox-off
  const browser = await puppeteer.launch({ headless: true, args: ['--no-sandbox'] });
  // ruleid: javascript-browser-sandbox-off
  const open = await puppeteer.launch({ args: ['--disable-gpu', '--disable-web-security'] });
  // ok: javascript-browser-sandbox-off
  const safe = await puppeteer.launch({ headless: true, args: ['--disable-gpu'] });
  // ok: javascript-browser-sandbox-off
  const plain = await puppeteer.launch();
  // ruleid: javascript-browser-sandbox-off
  app.commandLine.appendSwitch('disable-web-security');
  // ok: javascript-browser-sandbox-off
  app.commandLine.appendSwitch('lang', 'en');
  return [browser, open, safe, plain, url];
}
