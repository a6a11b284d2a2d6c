// After signing out, nothing of the member stays on a machine that others may use. `Clear-Site-Data` does the same where
// the browser knows it and the connection is secure; in a workshop on plain HTTP only this does.
localStorage.clear();
sessionStorage.clear();
// Listing databases is missing in some older browsers; there the header is all there is.
const databases = (await indexedDB.databases?.()) ?? [];
for (const { name } of databases) if (name) indexedDB.deleteDatabase(name);

export {};
