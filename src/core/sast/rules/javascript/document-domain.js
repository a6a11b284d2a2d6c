const page = { domain: '' };
const { domain } = document;

// ruleid: javascript-document-domain
document.domain = 'tidewater.example';
// ruleid: javascript-document-domain
window.document.domain = location.hostname.split('.').slice(-2).join('.');
// ok: javascript-document-domain
page.domain = 'tidewater.example';
// ok: javascript-document-domain
const isOurs = document.domain === 'tidewater.example';
// ok: javascript-document-domain
document.title = domain;
export { isOurs };
